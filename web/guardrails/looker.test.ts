import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LookRequest, LookView } from '../../src/guardrails/schema.ts';
import { makeLooker, type Looked } from './looker.ts';

const ACCOUNT = '11111111-1111-4111-8111-111111111111';
const words = (text: string): LookRequest => ({ accountId: ACCOUNT, text });
const CALM: LookView = { outcome: 'go', findings: [], latitude: 'autonomous', hours: 'open', linksPending: false };

/** A clock that is turned by hand, and questions that are answered by hand. */
function world() {
  const timers: { at: number; run: () => void }[] = [];
  const asked: { text: string; signal: AbortSignal; answer: (look: LookView) => void; fail: () => void }[] = [];
  const shown: (Looked | null)[] = [];
  let now = 0;
  const looker = makeLooker({
    look: async ({ text }, signal) =>
      await new Promise((answer, fail) => asked.push({ text, signal, answer, fail: () => fail(new Error('no line')) })),
    later(ms, run) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        if (timers.includes(timer)) timers.splice(timers.indexOf(timer), 1);
      };
    },
    changed: (looked) => shown.push(looked),
  });
  const settle = async () => await new Promise<void>((resolve) => setImmediate(resolve));
  return {
    looker,
    asked,
    shown,
    settle,
    async wait(ms: number) {
      now += ms;
      for (const timer of timers.filter(({ at }) => at <= now)) {
        timers.splice(timers.indexOf(timer), 1);
        timer.run();
      }
      await settle();
    },
  };
}

describe('looking at words while they are typed', () => {
  it('waits until nobody has typed for 400 ms', async () => {
    const { looker, asked, wait } = world();
    looker.see(words('B'));
    await wait(300);
    looker.see(words('Bo'));
    await wait(300);
    assert.equal(asked.length, 0);
    await wait(100);
    assert.deepEqual(
      asked.map(({ text }) => text),
      ['Bo'],
    );
  });
  it('asks the same words once', async () => {
    const { looker, asked, wait } = world();
    looker.see(words('Bonjour'));
    looker.see(words('Bonjour'));
    await wait(400);
    looker.see(words('Bonjour'));
    await wait(400);
    assert.equal(asked.length, 1);
  });
  it('shows the answer to the last words, and gives up the one to earlier ones', async () => {
    const { looker, asked, shown, wait, settle } = world();
    looker.see(words('un'));
    await wait(400);
    looker.see(words('deux'));
    assert.equal(asked[0]?.signal.aborted, true);
    await wait(400);
    asked[1]?.answer(CALM);
    await settle();
    asked[0]?.answer(CALM);
    await settle();
    assert.deepEqual(
      shown.map((one) => one?.text),
      ['deux'],
    );
  });
  it('forgets everything at once when the field is emptied', async () => {
    const { looker, asked, shown, wait } = world();
    looker.see(words('un'));
    looker.see(null);
    await wait(5_000);
    assert.equal(asked.length, 0);
    assert.deepEqual(shown, [null]);
  });
  it('looks again while links are being asked, and not for ever', async () => {
    const { looker, asked, shown, wait, settle } = world();
    looker.see(words('https://example.org'));
    await wait(400);
    for (let turn = 0; turn < 10; turn += 1) {
      asked.at(-1)?.answer({ ...CALM, linksPending: true });
      await settle();
      await wait(2_500);
    }
    assert.equal(asked.length, 5);
    assert.equal(shown.length, 5);
  });
  it('keeps what is on screen when it could not be asked', async () => {
    const { looker, asked, shown, wait, settle } = world();
    looker.see(words('un'));
    await wait(400);
    asked[0]?.fail();
    await settle();
    assert.deepEqual(shown, []);
  });
  it('asks nothing more once it is gone', async () => {
    const { looker, asked, shown, wait, settle } = world();
    looker.see(words('un'));
    await wait(400);
    looker.stop();
    asked[0]?.answer(CALM);
    await settle();
    await wait(5_000);
    assert.equal(asked.length, 1);
    assert.deepEqual(shown, []);
  });
});
