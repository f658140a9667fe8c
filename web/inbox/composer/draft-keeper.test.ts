import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { DraftView } from '../../../src/inbox/schema.ts';
import {
  BLANK,
  contentOf,
  LONGEST_UNSAVED,
  PAUSE,
  makeDraftKeeper,
  type DraftStatus,
  type DraftTools,
  type ShelvedDraft,
} from './draft-keeper.ts';

const AT = '2026-03-02T07:14:00.000Z';
const UNREACHABLE = { ok: false, error: { kind: 'unreachable' } } as const;
const words = (text: string) => ({ ...BLANK, text });

/** A server with one draft, a browser's shelf, and a clock that only moves when told. */
function world(known: DraftView | null = null, shelved: ShelvedDraft | null = null) {
  const server = { draft: known, online: true, saves: 0 };
  const browser = { shelf: shelved };
  const seen: { text: string; status: DraftStatus }[] = [];
  let timers: { at: number; run: () => void }[] = [];
  let clock = 0;
  const tools: DraftTools = {
    async save(draft) {
      if (!server.online) return UNREACHABLE;
      if ((server.draft?.revision ?? 0) !== draft.revision) return { ok: false, error: { kind: 'stale', draft: server.draft } };
      server.saves += 1;
      server.draft = {
        ...contentOf(draft),
        revision: (server.draft?.revision ?? 0) + 1,
        updatedAt: AT,
      };
      return { ok: true, value: server.draft };
    },
    async discard() {
      if (!server.online) return UNREACHABLE;
      server.draft = null;
      return { ok: true, value: undefined };
    },
    shelf: { read: () => browser.shelf, put: (draft) => void (browser.shelf = draft), clear: () => void (browser.shelf = null) },
    later(ms, run) {
      const timer = { at: clock + ms, run };
      timers.push(timer);
      return () => void (timers = timers.filter((one) => one !== timer));
    },
    changed: (content, status) => void seen.push({ text: content.text, status }),
  };
  const keeper = makeDraftKeeper(known, tools);
  const pass = async (ms: number) => {
    const end = clock + ms;
    for (;;) {
      await new Promise((settled) => setImmediate(settled));
      const next = timers.filter((timer) => timer.at <= end).toSorted((a, b) => a.at - b.at)[0];
      if (!next) break;
      clock = next.at;
      timers = timers.filter((timer) => timer !== next);
      next.run();
    }
    clock = end;
  };
  return { server, browser, keeper, pass, last: () => seen.at(-1) };
}

test('words go to the server at the first pause, in one save', async () => {
  const { server, browser, keeper, pass, last } = world();
  keeper.type(words('Bon'));
  await pass(PAUSE / 2);
  keeper.type(words('Bonjour'));
  assert.equal(browser.shelf?.text, 'Bonjour');
  await pass(PAUSE);
  assert.equal(server.draft?.text, 'Bonjour');
  assert.equal(server.saves, 1);
  assert.deepEqual(last()?.status, { kind: 'kept', at: AT });
  assert.equal(browser.shelf, null);
});

test('someone who never pauses is saved all the same', async () => {
  const { server, keeper, pass } = world();
  for (let step = 0; step * 300 <= LONGEST_UNSAVED + 300; step += 1) {
    keeper.type(words('a'.repeat(step + 1)));
    await pass(300);
  }
  assert.ok(server.saves >= 1);
});

test('offline, words are kept in the browser and leave when the network is back', async () => {
  const { server, browser, keeper, pass, last } = world();
  server.online = false;
  keeper.type(words('Dans le tunnel'));
  await pass(PAUSE);
  assert.equal(last()?.status.kind, 'kept-here');
  assert.equal(browser.shelf?.text, 'Dans le tunnel');
  server.online = true;
  keeper.flush(false);
  await pass(0);
  assert.equal(server.draft?.text, 'Dans le tunnel');
});

test('words that a closed browser had not sent are sent when the conversation is opened again', async () => {
  const { server, pass, last } = world(null, { ...words('Pas encore parti'), revision: 0 });
  assert.equal(last()?.text, 'Pas encore parti');
  await pass(PAUSE);
  assert.equal(server.draft?.text, 'Pas encore parti');
});

test('newer words from another device are never overwritten: both are shown and the author chooses', async () => {
  const draft = { ...words('Ici'), revision: 3, updatedAt: AT };
  for (const whose of ['mine', 'theirs'] as const) {
    const { server, keeper, pass, last } = world(draft);
    server.draft = { ...words('Ailleurs'), revision: 4, updatedAt: AT };
    keeper.type(words('Ici aussi'));
    await pass(PAUSE);
    const status = last()?.status;
    assert.ok(status?.kind === 'conflict' && status.theirs.text === 'Ailleurs');
    assert.equal(server.draft.text, 'Ailleurs');
    keeper.choose(whose);
    await pass(PAUSE);
    assert.equal(server.draft.text, whose === 'mine' ? 'Ici aussi' : 'Ailleurs');
    assert.equal(last()?.text, server.draft.text);
  }
});

test('words typed on a draft that was sent elsewhere meanwhile become a draft of their own', async () => {
  const { server, keeper, pass } = world({ ...words('Un'), revision: 3, updatedAt: AT });
  server.draft = null;
  keeper.type(words('Un, et encore'));
  await pass(PAUSE * 3);
  assert.equal(server.draft?.['text'], 'Un, et encore');
});

test('a draft that another device wrote appears by itself when nothing is being written here', async () => {
  const { keeper, last } = world({ ...words('Un'), revision: 1, updatedAt: AT });
  keeper.arrived({ ...words('Un, deux'), revision: 2, updatedAt: AT });
  assert.equal(last()?.text, 'Un, deux');
  keeper.arrived({ ...words('Un'), revision: 1, updatedAt: AT });
  assert.equal(last()?.text, 'Un, deux');
});

test('once sent, a save that was on its way brings nothing back', async () => {
  const { keeper, browser, pass, last } = world();
  keeper.type(words('Parti'));
  keeper.flush(false);
  keeper.sent();
  await pass(PAUSE);
  assert.equal(last()?.text, '');
  assert.equal(last()?.status.kind, 'blank');
  assert.equal(browser.shelf, null);
});

test('words that are leaving are not saved meanwhile, and are again when they did not leave', async () => {
  const { server, keeper, pass } = world();
  keeper.type(words('Oui.'));
  keeper.hold();
  await pass(LONGEST_UNSAVED);
  assert.equal(server.saves, 0);
  keeper.flush(false);
  await pass(PAUSE);
  assert.equal(server.draft?.text, 'Oui.');
  keeper.stop();
});

test('once sent, a save that the server makes only afterwards leaves no draft behind', async () => {
  const { server, keeper, pass } = world();
  keeper.type(words('Oui.'));
  keeper.flush(false);
  // The reply is accepted and the draft thrown away there, before the save that was on its way.
  keeper.sent();
  await pass(5_000);
  assert.equal(server.saves, 1);
  assert.equal(server.draft, null);
  keeper.stop();
});

test('whatever was typed last, through any failures, is what the server keeps in the end', async () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('type' as const), text: fc.string({ maxLength: 4 }) }),
    fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 2_000 }) }),
    fc.record({ kind: fc.constant('network' as const), online: fc.boolean() }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      const { server, browser, keeper, pass } = world();
      let text = '';
      for (const one of steps) {
        if (one.kind === 'type') keeper.type(words((text = one.text)));
        if (one.kind === 'wait') await pass(one.ms);
        if (one.kind === 'network') server.online = one.online;
      }
      server.online = true;
      await pass(60_000);
      assert.equal(server.draft?.text ?? '', text.trim() === '' ? '' : text);
      assert.equal(browser.shelf, null);
      keeper.stop();
    }),
    { numRuns: 60 },
  );
});
