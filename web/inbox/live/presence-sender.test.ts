import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { REPEAT, SHORTEST, makePresenceSender } from './presence-sender.ts';

function sender() {
  const said: { at: number; what: string }[] = [];
  let now = 0;
  const presence = makePresenceSender({ now: () => now, send: (what) => void said.push({ at: now, what }) });
  return { presence, said, pass: (ms: number) => ((now += ms), presence.tick()) };
}

test('presence is said at once, then a change only after ten seconds', () => {
  const { presence, said, pass } = sender();
  presence.doing('viewing');
  pass(2_000);
  presence.doing('writing');
  assert.deepEqual(
    said.map((one) => one.what),
    ['viewing'],
  );
  pass(SHORTEST);
  assert.deepEqual(
    said.map((one) => one.what),
    ['viewing', 'writing'],
  );
});

test('a presence that lasts is said again, and its end at once', () => {
  const { presence, said, pass } = sender();
  presence.doing('viewing');
  pass(REPEAT);
  presence.gone();
  assert.deepEqual(
    said.map((one) => one.what),
    ['viewing', 'viewing', 'gone'],
  );
});

test('whatever somebody does, at most one message in ten seconds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ ms: fc.integer({ min: 0, max: 15_000 }), activity: fc.constantFrom('viewing' as const, 'writing' as const) })),
      (steps) => {
        const { presence, said, pass } = sender();
        for (const { ms, activity } of steps) {
          pass(ms);
          presence.doing(activity);
        }
        said.forEach((one, index) => assert.ok(index === 0 || one.at - (said[index - 1]?.at ?? 0) >= SHORTEST));
      },
    ),
  );
});
