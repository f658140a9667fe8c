import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { advance, beginAt, floorOf, inclusive, markOf, oldestFirst, readCursor, WINDOW_MS, type Entry, type Track } from './cursor.ts';
import { createScan, type FeedPage } from './scan.ts';
import { succeed } from '../../platform/result.ts';

const START = Date.parse('2026-11-22T08:00:00Z');
const at = (ms: number): string => new Date(START + ms).toISOString();
const entry = (n: number, ms: number): Entry => ({ ref: `at://did:plc:x/app.bsky.feed.post/${n}`, at: at(ms) });

/** A feed that pages as the network does: newest first, and `cursor` is "before this date". */
function feed(entries: () => readonly Entry[], size: number) {
  return async (cursor: string | undefined) => {
    const sorted = oldestFirst(entries()).toReversed();
    const below = sorted.filter((one) => cursor === undefined || Date.parse(one.at) < Date.parse(cursor));
    const page = below.slice(0, size);
    const last = page.at(-1)?.at;
    return succeed<FeedPage<Entry>>({ entries: page, cursor: last });
  };
}

async function hearAll(entries: readonly Entry[], track: Track, { size = 10, quick = false } = {}): Promise<string[]> {
  const marks = new Set(track.heard.map(([mark]) => mark));
  const bounds = { floor: floorOf(track, WINDOW_MS), quick, maximumPages: 1_000 };
  const scan = createScan(
    feed(() => entries, size),
    (ref) => marks.has(markOf(ref)),
    bounds,
  );
  for (let n = 0; n < 1_000; n += 1) {
    const step = await scan.step(new AbortController().signal);
    if (step.ok && step.value) return [...scan.found.keys()];
  }
  assert.fail('the scan did not end');
}

describe('a listening cursor', () => {
  it('hears every post once, whatever their dates within the window and wherever pages end', async () => {
    const times = fc.array(fc.integer({ min: 0, max: WINDOW_MS / 1_000 }), { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(times, fc.integer({ min: 2, max: 12 }), fc.integer({ min: 0, max: 60 }), async (seconds, size, cut) => {
        const entries = seconds.map((second, n) => entry(n, second * 1_000));
        const [early, late] = [entries.slice(0, cut), entries.slice(cut)];
        const first = await hearAll(early, beginAt(null), { size });
        const stored = advance(beginAt(null), early);
        const second = await hearAll([...early, ...late], stored, { size });
        // More posts in one millisecond than a page holds cannot be told apart by their date: all others must be there.
        const crowded = new Set(seconds.filter((one) => seconds.filter((other) => other === one).length >= size));
        const expected = entries.filter((_, n) => !crowded.has(seconds[n] ?? -1)).map(({ ref }) => ref);
        const heard = [...first, ...second];
        for (const ref of expected) assert.equal(heard.filter((one) => one === ref).length, 1, ref);
        assert.equal(new Set(heard).size, heard.length);
      }),
      { numRuns: 60 },
    );
  });

  it('goes on after an interruption in the middle of a long silence', async () => {
    const entries = Array.from({ length: 250 }, (_, n) => entry(n, n * 60_000));
    const all = oldestFirst(entries);
    // Stopped after 100 were stored, oldest first.
    const stored = advance(beginAt(null), all.slice(0, 100));
    assert.deepEqual(
      (await hearAll(entries, stored)).toSorted(),
      all
        .slice(100)
        .map(({ ref }) => ref)
        .toSorted(),
    );
  });

  it('hears a post that came in below others, written minutes earlier by a slow clock', async () => {
    const stored = advance(beginAt(null), [entry(1, 0), entry(2, 300_000)]);
    assert.deepEqual(await hearAll([entry(1, 0), entry(2, 300_000), entry(3, 60_000)], stored), [entry(3, 0).ref]);
  });

  it('never goes below where hearing began', async () => {
    assert.deepEqual(await hearAll([entry(1, 0), entry(2, 120_000)], beginAt(at(60_000))), [entry(2, 0).ref]);
  });

  it('survives its trip through the database, and begins anew from anything that it did not write', () => {
    const cursor = { version: 1 as const, notifications: advance(beginAt(null), [entry(1, 0)]), own: null, chat: null };
    assert.deepEqual(readCursor(JSON.parse(JSON.stringify(cursor))), cursor);
    for (const foreign of [null, 3, 'x', {}, { version: 2 }, { version: 1, notifications: { at: 'yesterday' }, own: null }]) {
      assert.deepEqual(readCursor(foreign), { version: 1, notifications: null, own: null, chat: null });
    }
  });

  it('stays small in an incident', () => {
    const crowd = Array.from({ length: 20_000 }, (_, n) => entry(n, n));
    assert.ok(JSON.stringify(advance(beginAt(null), crowd)).length < 200_000);
  });

  it('reads the last millisecond of a page again, where the network pages by date', () => {
    assert.equal(inclusive('2026-11-22T08:00:00.000Z'), '2026-11-22T08:00:00.001Z');
    assert.equal(inclusive('1732262400000::bafy'), '1732262400000::bafy');
  });
});
