import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { testDatabase } from '../../../test/harness/postgres.ts';
import type { TestDatabase } from '../../../test/harness/postgres.ts';
import { entriesAfter, lastSeq } from '../journal/index.ts';

const ORGANISATION = '018f2f00-0000-7000-8000-0000000000aa';
const OTHER = '018f2f00-0000-7000-8000-0000000000bb';

describe('the journal', () => {
  let made: TestDatabase;
  before(async () => {
    made = await testDatabase();
  });
  after(async () => await made.close());

  test('is numbered in the order of commits: a reader that follows it never meets a gap', async () => {
    const { database } = made;
    const seen: number[] = [];
    let writing = true;

    async function write(writer: number): Promise<void> {
      for (let round = 0; round < 10; round += 1) {
        await database
          .transact(ORGANISATION, async (tx) => {
            tx.record({ kind: 'test.begun', data: { writer, round } });
            await sleep(Math.random() * 4);
            tx.record({ kind: 'test.ended', data: { writer, round } });
            if (round % 5 === 4) throw new Error('undone');
          })
          .catch((error: unknown) => assert.match(String(error), /undone/));
      }
    }

    async function follow(): Promise<void> {
      for (let last = 0; ;) {
        const over = !writing;
        const entries = await database.read(ORGANISATION, async (db) => await entriesAfter(db, ORGANISATION, last, 7));
        for (const entry of entries) {
          assert.equal(entry.seq, last + 1);
          last = entry.seq;
          seen.push(entry.seq);
        }
        if (over && entries.length === 0) return;
      }
    }

    const following = follow();
    await Promise.all(Array.from({ length: 20 }, (_, writer) => write(writer)));
    writing = false;
    await following;
    assert.equal(seen.length, 20 * 8 * 2);
  });

  test('is numbered by itself in each organisation', async () => {
    const { database } = made;
    await database.transact(OTHER, async (tx) => tx.record({ kind: 'test.happened' }));
    assert.equal(await database.read(OTHER, async (db) => await lastSeq(db, OTHER)), 1);
  });

  test('has the facts of a transaction, its jobs and its rows, or none of them', async () => {
    const { database } = made;
    const before = await database.read(OTHER, async (db) => await lastSeq(db, OTHER));
    const failing = database.transact(OTHER, async (tx) => {
      tx.record({ kind: 'test.happened' });
      tx.enqueue({ task: 'test.work', payload: {} });
      throw new Error('undone');
    });
    await assert.rejects(failing, /undone/);
    assert.equal(await database.read(OTHER, async (db) => await lastSeq(db, OTHER)), before);
  });
});
