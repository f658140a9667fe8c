import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { JournalEntry } from '../journal/journal.ts';
import { openChannel } from './channel.ts';
import type { Seat } from './channel.ts';

const entry = (seq: number) => ({ seq, at: new Date(0), kind: 'test.happened', data: {} }) as unknown as JournalEntry;

function openSeat(): Seat & { readonly written: string[] } {
  const written: string[] = [];
  const stream = {
    closed: false,
    write: (text: string | Buffer) => written.push(text.toString()) > 0,
    drained: async () => true,
    onClose: () => {},
    close: () => {},
  };
  return { memberId: 'one', stream, position: 0, written };
}

test('a commit that is announced while an older look comes back empty is still sent at once', async () => {
  const journal: JournalEntry[] = [];
  const looks: (() => void)[] = [];
  const channel = openChannel({
    read: async (seq) => {
      const seen = journal.filter((one) => one.seq > seq);
      await new Promise<void>((resolve) => void looks.push(resolve));
      return seen;
    },
    onRead: () => {},
    onTrouble: assert.fail,
  });
  const seat = openSeat();
  await channel.join(seat);
  journal.push(entry(1));
  channel.notice(1);
  looks.shift()!();
  while (looks.length === 0) await sleep(1);
  looks.shift()!();
  while (seat.written.length === 0) await sleep(1);
  assert.match(seat.written.join(''), /^id: 1\n/);
});

test('what happens in a conversation that is not theirs reaches others as a number, live and when they catch up', async () => {
  const journal = [entry(1), { ...entry(2), conversationId: 'secret', data: { word: 'private' } }, entry(3)] as JournalEntry[];
  const channel = openChannel({
    read: async (seq) => journal.filter((one) => one.seq > seq),
    readersOf: async () => new Map([['secret', new Set(['one'])]]),
    onRead: () => {},
    onTrouble: assert.fail,
  });
  const [hers, his, late] = [openSeat(), { ...openSeat(), memberId: 'two' }, { ...openSeat(), memberId: 'three' }];
  await channel.join(hers);
  await channel.join(his);
  channel.notice(3);
  while (!his.written.join('').includes('id: 3')) await sleep(1);
  await channel.join(late);
  while (!late.written.join('').includes('id: 3')) await sleep(1);
  assert.match(hers.written.join(''), /"word":"private"/);
  for (const { written } of [his, late]) {
    assert.doesNotMatch(written.join(''), /private|secret/);
    assert.match(written.join(''), /id: 2\n.*\n.*"kind":"veiled"/);
  }
});

test('a number that no commit has is looked for once, and then forgotten', async () => {
  let looks = 0;
  const channel = openChannel({
    read: async () => {
      looks += 1;
      return [];
    },
    onRead: () => {},
    onTrouble: assert.fail,
  });
  await channel.join(openSeat());
  await sleep(40);
  const before = looks;
  channel.notice(99);
  await sleep(80);
  assert.equal(looks, before + 1);
});
