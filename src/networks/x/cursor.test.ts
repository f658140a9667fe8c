import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { advance, beginAt, floorOf, readCursor, WINDOW_MS } from './cursor.ts';
import { idAt, isLater, parseRef, timeOf } from './ref.ts';

const NOW = Date.parse('2026-11-22T10:00:00Z');

describe('how far an account of X has heard', () => {
  it('is the latest id, whatever the order in which ids come', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 0, max: WINDOW_MS }), { minLength: 1 });
    fc.assert(
      fc.property(ids, (moments) => {
        const heard = moments.map((moment) => idAt(NOW + moment));
        const track = advance(beginAt(idAt(NOW - 1)), heard);
        assert.equal(track.at, idAt(NOW + Math.max(...moments)));
        assert.ok(heard.every((id) => track.heard.includes(id) || !isLater(id, idAt(Number(timeOf(track.at)) - WINDOW_MS))));
      }),
    );
  });

  it('reads the window before the latest again when it is careful, never what was there before the account', () => {
    const since = idAt(NOW - 60_000);
    const track = advance(beginAt(since), [idAt(NOW)]);
    assert.equal(floorOf(track, false), idAt(NOW));
    assert.equal(floorOf(track, true), since);
    assert.equal(floorOf(advance(track, [idAt(NOW + 3_600_000)]), true), idAt(NOW + 3_600_000 - WINDOW_MS));
  });

  it('takes ids that are not X’s as they are', () => {
    const track = advance(beginAt('0'), ['7', '12']);
    assert.deepEqual([track.at, floorOf(track, true)], ['12', '12']);
  });

  it('begins anew from a cursor that is not its own', () => {
    for (const stored of [null, 7, {}, { version: 2 }, { version: 1, mentions: { at: '1e9' } }])
      assert.equal(readCursor(stored).mentions, null);
    const kept = { version: 1, mentions: advance(beginAt('1'), ['5']), own: null, quotes: null, messages: null };
    assert.deepEqual(readCursor(JSON.parse(JSON.stringify(kept))), kept);
  });
});

describe('a name of X', () => {
  it('is of a post, a message or a conversation, or of nothing', () => {
    assert.deepEqual(parseRef('1460323737035677698'), { kind: 'post', id: '1460323737035677698' });
    assert.deepEqual(parseRef('dm:12'), { kind: 'message', id: '12' });
    assert.deepEqual(parseRef('conversation:12-13'), { kind: 'conversation', id: '12-13' });
    for (const odd of ['', 'dm:', 'dm:x', 'conversation:../2', '12345678901234567890', '1/../2', '-1'])
      assert.equal(parseRef(odd), null, odd);
  });
});
