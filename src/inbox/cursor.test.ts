import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { momentOf, readCursor, writeCursor } from './cursor.ts';

const id = '018f2f00-0000-7000-8000-000000000001';

describe('a cursor', () => {
  test('comes back as it was written, to the microsecond', () => {
    for (const at of ['2026-11-22 04:05:06.123456+00', '2026-11-22 04:05:06+00']) {
      assert.deepEqual(readCursor(writeCursor({ at, id })), { at, id });
    }
    assert.equal(momentOf({ at: '2026-11-22 04:05:06.123456+00', id }).toISOString(), '2026-11-22T04:05:06.123Z');
    assert.equal(momentOf({ at: '2026-11-22 04:05:06+00', id }).toISOString(), '2026-11-22T04:05:06.000Z');
  });

  test('that is not one of ours is told apart', () => {
    const written = [
      `2026-13-45 04:05:06+00|${id}`,
      '2026-11-22 04:05:06+00|me',
      `infinity|${id}`,
      `2026-11-22 04:05:06+00|${id}|x`,
      '',
      'é',
    ];
    for (const text of written) assert.equal(readCursor(Buffer.from(text).toString('base64url')), null, text);
    assert.equal(readCursor('%%%'), null);
  });
});
