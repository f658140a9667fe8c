import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IDLE_UNTIL_WARNING, RENEWAL, WARNING, makeLeaseKeeper } from './lease-keeper.ts';

function desk() {
  const log: string[] = [];
  let now = 0;
  let warnedUntil: number | null = null;
  const keeper = makeLeaseKeeper({
    now: () => now,
    renew: (id) => void log.push(`renew ${id}`),
    release: (id, leaving) => void log.push(`release ${id}${leaving ? ' leaving' : ''}`),
    warned: (until) => void (warnedUntil = until),
  });
  const pass = (ms: number, step = 1_000) => {
    for (const end = now + ms; now < end;) {
      now += step;
      keeper.tick();
    }
  };
  return { keeper, log, pass, warned: () => warnedUntil };
}

test('a lease is renewed every 30 seconds while somebody is there', () => {
  const { keeper, log, pass } = desk();
  keeper.hold('a');
  pass(RENEWAL * 3);
  assert.deepEqual(log, ['renew a', 'renew a', 'renew a']);
});

test('nobody moves: a warning, then everything goes back to the team', () => {
  const { keeper, log, pass, warned } = desk();
  keeper.hold('a');
  keeper.hold('b');
  pass(IDLE_UNTIL_WARNING);
  assert.equal(warned(), IDLE_UNTIL_WARNING + WARNING);
  assert.ok(!log.some((line) => line.startsWith('release')));
  pass(WARNING);
  assert.deepEqual(log.slice(-2), ['release a', 'release b']);
  assert.equal(warned(), null);
  assert.deepEqual(keeper.held(), []);
});

test('a move during the warning keeps everything', () => {
  const { keeper, log, pass, warned } = desk();
  keeper.hold('a');
  pass(IDLE_UNTIL_WARNING + WARNING / 2);
  keeper.moved();
  assert.equal(warned(), null);
  pass(WARNING);
  assert.ok(!log.includes('release a'));
});

test('a computer that wakes up after a night gives back before it renews', () => {
  const { keeper, log, pass } = desk();
  keeper.hold('a');
  pass(8 * 3_600_000, 8 * 3_600_000);
  assert.deepEqual(log, ['release a']);
});

test('a page that goes away gives back what it holds, and only that', () => {
  const { keeper, log } = desk();
  keeper.hold('a');
  keeper.hold('b');
  keeper.letGo('b');
  assert.deepEqual(keeper.leave(), ['a']);
  assert.deepEqual(log, ['release a leaving']);
  assert.deepEqual(keeper.leave(), []);
});

test('what was taken in another page of mine outlives this one', () => {
  const { keeper, log, pass } = desk();
  keeper.keep('a');
  pass(RENEWAL);
  assert.deepEqual(log, ['renew a']);
  assert.deepEqual(keeper.leave(), []);
  keeper.keep('b');
  keeper.hold('b');
  keeper.keep('b');
  assert.deepEqual(keeper.leave(), ['b']);
  assert.deepEqual(log, ['renew a', 'release b leaving']);
});
