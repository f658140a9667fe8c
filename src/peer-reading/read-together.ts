import { listReaders } from '../inbox/index.ts';
import type { Visitor } from '../people/index.ts';
import type { Database, Query } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import type { AnsweredView, PeerAnswer, PeerReadingCounts, PeerReadingsView, ToReadView } from './schema.ts';
import { countUnseen, listAnswered, listToRead, listWaitingConversations, lockReading, markSeen, writeAnswer } from './store.ts';
import type { AnsweredRow, ToReadRow } from './store.ts';

interface Deps {
  readonly database: Database;
}

/** Of these conversations, those that the visitor may read now: teams change in a week. */
async function readableOf(
  db: Query,
  { organisationId, memberId }: Visitor,
  conversationIds: readonly string[],
): Promise<(id: string) => boolean> {
  const readers = await listReaders(db, organisationId, [...new Set(conversationIds)]);
  return (id) => readers.get(id)?.has(memberId) ?? true;
}

/** What waits for me to read, and what was said of mine. */
export async function readMine({ database }: Deps, visitor: Visitor): Promise<PeerReadingsView> {
  return await database.read(visitor.organisationId, async (db) => {
    const rows = await listToRead(db, visitor);
    const mayRead = await readableOf(
      db,
      visitor,
      rows.map(({ conversationId }) => conversationId),
    );
    const answered = await listAnswered(db, visitor);
    return {
      toRead: rows.filter(({ conversationId }) => mayRead(conversationId)).map(toView),
      answered: answered.map(toAnsweredView),
    };
  });
}

const toView = ({ endsAt, thread, ...row }: ToReadRow): ToReadView => ({
  ...row,
  endsAt: endsAt.toISOString(),
  thread: thread.map(({ saidAt, ...said }) => Object.assign(said, { saidAt: new Date(saidAt).toISOString() })),
});

const toAnsweredView = ({ saidAt, answeredAt, ...row }: AnsweredRow): AnsweredView => ({
  ...row,
  saidAt: saidAt.toISOString(),
  answeredAt: answeredAt.toISOString(),
});

export async function countMine({ database }: Deps, visitor: Visitor): Promise<PeerReadingCounts> {
  return await database.read(visitor.organisationId, async (db) => {
    const conversations = await listWaitingConversations(db, visitor);
    const mayRead = await readableOf(db, visitor, conversations);
    return { toRead: conversations.filter(mayRead).length, unseen: await countUnseen(db, visitor) };
  });
}

/** *not-found*: it is not the visitor's to read. *answered*: once is enough. *over*: the seven days are. *gone*: the message was taken down. */
export type AnswerRefusal = { readonly kind: 'not-found' } | { readonly kind: 'reading-over'; readonly why: 'answered' | 'over' | 'gone' };

/** Thanks, or a word, for a message that was given to the visitor. */
export async function answerReading(
  { database }: Deps,
  visitor: Visitor,
  readingId: string,
  said: PeerAnswer,
): Promise<Result<undefined, AnswerRefusal>> {
  return await database.transact(visitor.organisationId, async (tx) => {
    const reading = await lockReading(tx, readingId);
    if (reading?.readerId !== visitor.memberId) return fail({ kind: 'not-found' });
    if (!(await readableOf(tx.db, visitor, [reading.conversationId]))(reading.conversationId)) return fail({ kind: 'not-found' });
    if (reading.answered) return fail({ kind: 'reading-over', why: 'answered' });
    if (reading.gone) return fail({ kind: 'reading-over', why: 'gone' });
    if (reading.over) return fail({ kind: 'reading-over', why: 'over' });
    await writeAnswer(tx, readingId, said);
    return succeed();
  });
}

/** The visitor has seen what was said of his or her messages. */
export async function seeAnswers({ database }: Deps, { organisationId, memberId }: Visitor): Promise<void> {
  await database.transact(organisationId, async (tx) => await markSeen(tx, memberId));
}
