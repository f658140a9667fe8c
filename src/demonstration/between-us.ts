import type { Member } from '../people/index.ts';
import { drawAnew, listToRead, writeAnswer } from '../peer-reading/index.ts';
import type { PeerAnswer } from '../peer-reading/index.ts';
import type { Transaction } from '../platform/database/index.ts';

const SAID: readonly PeerAnswer[] = [
  { answer: 'thanks' },
  { answer: 'word', word: 'C’était clair et chaleureux. Je garde la formule.' },
  { answer: 'thanks' },
  { answer: 'word', word: 'On sent quelqu’un derrière les mots. La solution d’abord, peut-être, pour qui lit debout dans un train.' },
];

/** Yesterday's messages among colleagues: a first round is read and answered, a second waits, so that whoever enters has something of both. */
export async function readBetweenUs(tx: Transaction, members: Iterable<Member['memberId']>, timeZone: string): Promise<void> {
  await drawAnew(tx, timeZone);
  let place = 0;
  for (const memberId of members) {
    for (const { readingId } of await listToRead(tx.db, { organisationId: tx.organisationId, memberId })) {
      await writeAnswer(tx, readingId, SAID[place++ % SAID.length]!);
    }
  }
  await drawAnew(tx, timeZone);
}
