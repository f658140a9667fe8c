import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { advance, beginAt, floorOf, readCursor, WINDOW_MS } from './cursor.ts';
import { nextPause, pauseForQuota, USUAL_PACE } from './pace.ts';

describe('the pace of asking', () => {
  it('is quick for a minute after news, then slower down to the idle pace', () => {
    assert.equal(nextPause(USUAL_PACE, 10_000, 0), USUAL_PACE.busyMs);
    let wait = USUAL_PACE.busyMs;
    for (let look = 0; look < 20; look += 1) wait = nextPause(USUAL_PACE, wait, 61_000);
    assert.equal(wait, USUAL_PACE.idleMs);
  });

  it('makes what is granted last until more is, and leaves some to people', () => {
    const now = 1_000_000;
    const quota = (remaining: number) => ({ remaining, limit: 300, resetAt: new Date(now + 60_000) });
    assert.equal(pauseForQuota(quota(299), now), 0);
    assert.equal(pauseForQuota(quota(120), now), 2_000);
    assert.equal(pauseForQuota(quota(90), now), 60_000);
    assert.equal(pauseForQuota(quota(0), now), 60_000);
    assert.equal(pauseForQuota({ ...quota(0), resetAt: new Date(now - 1) }, now), 0);
    assert.equal(pauseForQuota(null, now), 0);
  });
});

describe('how far an account has heard', () => {
  it('survives being kept as JSON, and anything else begins anew', () => {
    const cursor = { version: 1 as const, notices: advance(beginAt(0), [{ mark: 'a', at: 5 }]), own: null };
    assert.deepEqual(readCursor(JSON.parse(JSON.stringify(cursor))), cursor);
    for (const other of [null, 7, 'x', {}, { version: 2 }]) assert.deepEqual(readCursor(other), { version: 1, notices: null, own: null });
  });

  it('remembers what lies within the window before the latest, and never goes back', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ mark: fc.string(), at: fc.nat(WINDOW_MS * 3) }), { maxLength: 50 }), (entries) => {
        const track = entries.reduce((so, entry) => advance(so, [entry]), beginAt(0));
        assert.equal(track.at, Math.max(0, ...entries.map(({ at }) => at)));
        for (const [, at] of track.heard) assert.ok(at >= track.at - WINDOW_MS);
        assert.ok(floorOf(track) >= 0);
      }),
    );
  });
});
