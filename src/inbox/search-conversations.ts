import { listClosedAccounts } from '../accounts/index.ts';
import type { Query } from '../platform/database/index.ts';
import { momentOf } from './cursor.ts';
import type { PageEnd } from './cursor.ts';
import type { SearchPage } from './schema.ts';
import { blocksOf, blockTerm, momentOfHour, splitStep, stepsBefore } from './search-blocks.ts';
import type { Step } from './search-blocks.ts';
import { askedWords, likelyWords, markWords } from './search-marks.ts';
import { parseQuestion } from './search-question.ts';
import {
  findHoursSince,
  findMatchingWords,
  findReadable,
  findShown,
  findTheirNewest,
  NEWEST,
  readQuestion,
  readTexts,
  searchMessages,
  searchPeople,
} from './search-store.ts';
import type { Asked, Found } from './search-store.ts';
import { findViews } from './view-store.ts';
import type { Reader } from './view-store.ts';

export interface SearchRequest {
  /** As typed: words, "quoted phrases", -excluded, or the beginning of a name or @handle. */
  readonly words: string;
  readonly after: PageEnd | null;
  readonly limit: number;
}

/** Messages read for one step of the search before a smaller step is tried. */
const MOST_CANDIDATES = 2_000;
/** Steps after which a search gives what it has: a bound that no real question reaches. */
const MOST_STEPS = 400;
const MOST_PEOPLE = 50;
const LEAST_ID = '00000000-0000-0000-0000-000000000000';
const LONGEST_EXCERPT = 3_000;

/**
 * Finds conversations: by a message that has all the words (in French or English inflection, with or without accents) or by the name or
 * handle of their correspondent. Newest match first; a conversation comes once.
 */
export async function searchConversations(
  db: Query,
  reader: Reader,
  request: SearchRequest,
): Promise<{ results: SearchPage['results']; end: PageEnd | null }> {
  const words = request.words.toWellFormed().replaceAll('\0', ' ').replaceAll('\\', ' ');
  const before = request.after ?? NEWEST;
  const people = await searchPeople(db, words, MOST_PEOPLE);
  const asked = await readQuestion(db, parseQuestion(request.words));
  const theirs = await findTheirNewest(db, reader, { people, before, limit: request.limit + 1 });
  const matches = new Map<string, Found>();
  // Where something may be closed to the reader, all candidates of a step are asked for: what is left out must not crowd out the others.
  const readsAll = (await listClosedAccounts(db, reader)).length === 0;
  const wanted = readsAll ? request.limit + 1 : MOST_CANDIDATES;
  for await (const all of searchSteps(db, asked, before, wanted)) {
    const found = readsAll ? all : await onlyReadable(db, reader, all);
    const unseen = request.after ? await withoutShown(db, reader, asked, { found, people, before }) : found;
    for (const one of unseen) if (!matches.has(one.conversationId)) matches.set(one.conversationId, one);
    if (matches.size > request.limit) break;
  }
  // A conversation found by its correspondent shows its newest message, which is never older than the match.
  for (const one of theirs) matches.set(one.conversationId, one);
  const sorted = [...matches.values()].toSorted(newestFirst);
  const shown = sorted.slice(0, request.limit);
  const last = shown.at(-1);
  return {
    results: await describe(db, reader, shown, words),
    end: sorted.length > request.limit && last ? { at: last.saidAt, id: last.messageId } : null,
  };
}

/** Walks back through time, block by block, each conversation's newest match first within a step. */
async function* searchSteps(db: Query, asked: Asked, before: PageEnd, wanted: number): AsyncGenerator<Found[]> {
  if (asked.question === null) return;
  const start = before === NEWEST ? new Date() : momentOf(before);
  const stack = stepsBefore(start).toReversed();
  for (let taken = 0; taken < MOST_STEPS; taken += 1) {
    const step = stack.pop();
    if (!step) return;
    const smaller = splitStep(step);
    const most = smaller ? MOST_CANDIDATES : Number.MAX_SAFE_INTEGER;
    const limits = { wanted, most: Math.min(most, 2_147_483_647) };
    const { found, overflow } = await searchMessages(db, asked, boundsOf(step, before), limits);
    if (overflow && smaller) stack.push(...smaller.toReversed());
    else if (found.length > 0) yield found;
  }
}

/** What a step looks through: its blocks, before what the page begins with and before what has been looked through. */
function boundsOf({ blocks, until }: Step, before: PageEnd) {
  const isLater = before === NEWEST ? Number.isFinite(until) : momentOf(before) > momentOfHour(until);
  const start = isLater ? { at: momentOfHour(until).toISOString(), id: LEAST_ID } : before;
  return { blocks: blocks.map(blockTerm), before: start };
}

async function onlyReadable(db: Query, reader: Reader, found: readonly Found[]): Promise<Found[]> {
  const readable = await findReadable(
    db,
    reader,
    found.map((one) => one.conversationId),
  );
  return found.filter((one) => readable.has(one.conversationId));
}

async function withoutShown(
  db: Query,
  reader: Reader,
  asked: Asked,
  page: { readonly found: Found[]; readonly people: readonly string[]; readonly before: PageEnd },
): Promise<Found[]> {
  const conversationIds = page.found.map((one) => one.conversationId);
  const hours = await findHoursSince(db, reader.organisationId, conversationIds, page.before);
  const blocks = blocksOf(hours).map(blockTerm);
  const shown = await findShown(db, reader.organisationId, asked, { ...page, blocks, conversationIds });
  return page.found.filter((one) => !shown.has(one.conversationId));
}

function newestFirst(a: Found, b: Found): number {
  if (a.saidAt !== b.saidAt) return a.saidAt < b.saidAt ? 1 : -1;
  return a.messageId < b.messageId ? 1 : -1;
}

async function describe(db: Query, reader: Reader, shown: readonly Found[], words: string): Promise<SearchPage['results']> {
  const views = await findViews(
    db,
    reader,
    shown.map((one) => one.conversationId),
  );
  const texts = await readTexts(
    db,
    reader.organisationId,
    shown.map((one) => one.messageId),
  );
  const asked = askedWords(words);
  const likely = new Set([...texts.values()].flatMap((text) => likelyWords(text, asked)));
  const matching = await findMatchingWords(db, [...likely], asked);
  return shown.flatMap(({ conversationId, messageId }) => {
    const conversation = views.get(conversationId);
    const excerpt = (texts.get(messageId) ?? '').slice(0, LONGEST_EXCERPT).toWellFormed();
    return conversation ? [{ conversation, messageId, excerpt, marks: markWords(excerpt, matching) }] : [];
  });
}
