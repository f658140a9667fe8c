import { sql } from 'kysely';
import { readableBy } from '../accounts/index.ts';
import type { PrivateReader } from '../accounts/index.ts';
import type { Query } from '../platform/database/index.ts';
import type { PageEnd } from './cursor.ts';
import type { Question } from './search-question.ts';

/** A message that was found; `saidAt` to the microsecond, in UTC, as Postgres writes it. */
export interface Found {
  readonly messageId: string;
  readonly conversationId: string;
  readonly saidAt: string;
}

const UTC = 'YYYY-MM-DD HH24:MI:SS.US';

/** Newer than anything that can be found. */
export const NEWEST: PageEnd = { at: '9999-12-31 00:00:00+00', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

/** A question in Postgres's own words, made once for all steps of a search. */
export interface Asked {
  /** A `tsquery`; null when nothing is asked for. */
  readonly question: string | null;
  /** Patterns that a text must match, and those that it must not. */
  readonly holding: readonly string[];
  readonly lacking: readonly string[];
}

/** Puts a question into Postgres's words. */
export async function readQuestion(db: Query, { words, phrases, without, withoutPhrases }: Question): Promise<Asked> {
  const patterns = (list: readonly string[]) => sql`array(
    select pattern from (select phrase_pattern(phrase) as pattern from unnest(${[...list]}::text[]) as phrase) as made where pattern is not null)`;
  const { rows } = await sql<Asked>`
    select search_question(${words}, ${[...phrases]}::text[], ${[...without]}::text[])::text as question,
      ${patterns(phrases)} as holding, ${patterns(withoutPhrases)} as lacking`.execute(db);
  return rows[0]!;
}

/**
 * The newest match of each conversation in these blocks of time, before `before`. `overflow`: more than `most` messages match there, and
 * what was found may not be the newest.
 */
export async function searchMessages(
  db: Query,
  { question, holding, lacking }: Asked,
  where: { readonly blocks: readonly string[]; readonly before: PageEnd },
  limits: { readonly wanted: number; readonly most: number },
): Promise<{ found: Found[]; overflow: boolean }> {
  const { rows } = await sql<Found & { candidates: number }>`
    select message_id as "messageId", conversation_id as "conversationId", candidates,
      to_char(said_at at time zone 'UTC', ${sql.lit(UTC)}) || '+00' as "saidAt"
    from search_messages(${question}::tsquery, ${holding}::text[], ${lacking}::text[], ${where.blocks}::text[],
      ${where.before.at}::timestamptz, ${where.before.id}::uuid, ${limits.wanted}::int, ${limits.most}::int)`.execute(db);
  return { found: rows, overflow: (rows[0]?.candidates ?? 0) >= limits.most };
}

/** People whose name or handle has words that begin like all of these. */
export async function searchPeople(db: Query, words: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from search_correspondents(${words}, ${limit}::int) as id`.execute(db);
  return rows.map((row) => row.id);
}

/** The newest message of each of these people's conversations that the reader may read, when it is before `before`; newest first. */
export async function findTheirNewest(
  db: Query,
  reader: PrivateReader,
  which: { readonly people: readonly string[]; readonly before: PageEnd; readonly limit: number },
): Promise<Found[]> {
  if (which.people.length === 0) return [];
  const { rows } = await sql<Found>`
    select newest.message_id as "messageId", theirs.conversation_id as "conversationId",
      to_char(newest.said_at at time zone 'UTC', ${sql.lit(UTC)}) || '+00' as "saidAt"
    from (
      select conversation_id from conversation
      where organisation_id = ${reader.organisationId} and correspondent_id = any(${which.people}::uuid[])
        and ${readableBy(reader, 'conversation')} and last_message_at <= ${which.before.at}::timestamptz
      order by last_message_at desc limit ${which.limit + 20}
    ) as theirs
    cross join lateral (
      select message_id, said_at from message
      where organisation_id = ${reader.organisationId} and message.conversation_id = theirs.conversation_id and deleted_at is null
      order by said_at desc, message_id desc limit 1
    ) as newest
    where (newest.said_at, newest.message_id) < (${which.before.at}::timestamptz, ${which.before.id}::uuid)
    order by newest.said_at desc, newest.message_id desc limit ${which.limit}`.execute(db);
  return rows;
}

/** Those of these conversations that this member may read, by id. */
export async function findReadable(db: Query, reader: PrivateReader, conversationIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select conversation_id as id from conversation
    where organisation_id = ${reader.organisationId} and conversation_id = any(${conversationIds}::uuid[])
      and ${readableBy(reader, 'conversation')}`.execute(db);
  return new Set(rows.map((row) => row.id));
}

/** The hours, counted from 1970, in which something was said in these conversations at or after a moment and message. */
export async function findHoursSince(
  db: Query,
  organisationId: string,
  conversationIds: readonly string[],
  since: PageEnd,
): Promise<number[]> {
  const { rows } = await sql<{ hour: number }>`
    select distinct floor(extract(epoch from said_at) / 3600)::int as hour from message
    where organisation_id = ${organisationId} and conversation_id = any(${conversationIds}::uuid[])
      and (said_at, message_id) >= (${since.at}::timestamptz, ${since.id}::uuid)`.execute(db);
  return rows.map((row) => row.hour);
}

/**
 * Those of these conversations that an earlier page has shown: by a match at or after `before` (which is in `blocks`), or by their
 * correspondent.
 */
export async function findShown(
  db: Query,
  organisationId: string,
  { question, holding, lacking }: Asked,
  which: {
    readonly conversationIds: readonly string[];
    readonly blocks: readonly string[];
    readonly people: readonly string[];
    readonly before: PageEnd;
  },
): Promise<Set<string>> {
  const { at, id } = which.before;
  const { rows } = await sql<{ id: string }>`
    select id from search_shown(${question}::tsquery, ${holding}::text[], ${lacking}::text[], ${which.blocks}::text[], ${at}::timestamptz,
      ${id}::uuid, ${which.conversationIds}::uuid[]) as id
    union
    select c.conversation_id from conversation c
    where c.organisation_id = ${organisationId} and c.conversation_id = any(${which.conversationIds}::uuid[])
      and c.correspondent_id = any(${which.people}::uuid[])
      and exists (
        select from message m
        where m.organisation_id = ${organisationId} and m.conversation_id = c.conversation_id and m.deleted_at is null
          and (m.said_at, m.message_id) >= (${at}::timestamptz, ${id}::uuid)
      )`.execute(db);
  return new Set(rows.map((row) => row.id));
}

/** The texts of these messages, by id. */
export async function readTexts(db: Query, organisationId: string, messageIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; text: string }>`
    select message_id as id, text from message
    where organisation_id = ${organisationId} and message_id = any(${messageIds}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row.text]));
}

/** Those of `words` that one of the asked words finds, by inflection and accent as the search itself sees them. */
export async function findMatchingWords(db: Query, words: readonly string[], asked: readonly string[]): Promise<Set<string>> {
  if (words.length === 0 || asked.length === 0) return new Set();
  const { rows } = await sql<{ word: string }>`
    with given as materialized (select word, search_terms(word) as terms from unnest(${words}::text[]) as word),
      question as materialized (select search_question(asked) as question from unnest(${asked}::text[]) as asked)
    select word from given where exists (select 1 from question where given.terms @@ question)`.execute(db);
  return new Set(rows.map((row) => row.word));
}

/** Puts the newest messages in their place in the search index; until then they are found by reading them one by one. */
export async function flushSearch(gate: Query): Promise<void> {
  await sql`select flush_search()`.execute(gate);
}
