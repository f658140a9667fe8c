import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pauseAfter, secondsLeft, shareDone, type Pause } from './pause.ts';

const ANSWER = { pauseId: 'p1', findings: [], until: '2020-01-01T00:00:00Z', remainingMs: 12_300 };

function paused(details: Readonly<Record<string, unknown>> = {}, now = 0, before: Pause | null = null): Pause {
  const pause = pauseAfter({ kind: 'pause', details: { ...ANSWER, ...details } }, now, before);
  assert.ok(pause);
  return pause;
}

describe('the pause', () => {
  it('lasts as long as the server says from its answer, whatever the clock of the machine', () => {
    const pause = paused({}, 5_000);
    assert.deepEqual(
      [5_000, 16_000, 17_300, 900_000].map((now) => secondsLeft(pause, now)),
      [13, 2, 0, 0],
    );
  });
  it('never lasts longer than its twenty seconds, and lasts all of them when nothing is said', () => {
    for (const remainingMs of [9e9, Number.NaN, '3', undefined]) assert.equal(secondsLeft(paused({ remainingMs }), 0), 20);
    assert.equal(secondsLeft(paused({ remainingMs: -5 }), 0), 0);
  });
  it('goes on from what the server says is left when it was pressed too soon', () => {
    const pause = pauseAfter({ kind: 'too-soon', details: { remainingMs: 900 } }, 12_000, paused());
    assert.ok(pause);
    assert.equal(secondsLeft(pause, 12_000), 1);
  });
  it('asked for again after it was lived through tells that there is something new to read', () => {
    assert.equal(paused().anew, false);
    assert.equal(paused({}, 30_000, paused()).anew, true);
  });
  it('is none when something else stands against sending, or the answer cannot be read', () => {
    assert.equal(pauseAfter({ kind: 'not-holder', details: ANSWER }, 0, paused()), null);
    assert.equal(pauseAfter({ kind: 'too-soon', details: {} }, 0, null), null);
    assert.equal(pauseAfter({ kind: 'pause', details: { findings: [] } }, 0, null), null);
    assert.equal(pauseAfter({ kind: 'pause', details: { pauseId: 'p' } }, 0, null), null);
  });
  it('comes round once', () => {
    assert.deepEqual([20, 10, 0, 25].map(shareDone), [0, 0.5, 1, 0]);
  });
});
