import { listAccounts, isOpen } from '../accounts/index.ts';
import { lockConversation } from '../inbox/index.ts';
import type { Query } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import { attempt } from './attempt.ts';
import { countTold, keepNotice, listUnanswered, noteTold } from './notice-store.ts';
import type { Unanswered } from './notice-store.ts';
import { findNextOccurrence, readOccurrences } from './read-occurrences.ts';
import type { OrganisationCalendar } from './read-occurrences.ts';
import { listSettings } from './settings-store.ts';
import type { HelmSettings } from './settings-store.ts';
import type { ShiftsDeps } from './shifts-deps.ts';
import { lastEnd, listAtHelm, lockHelm } from './store.ts';
import { fillNotice, returnWords } from './words.ts';

const HOUR_MS = 3_600_000;
/** What was said longer ago is not answered by a machine: after an outage, hundreds would be at once. */
const OLDEST_MS = 12 * HOUR_MS;
/** Notices to one person in 24 hours, whatever the threads. */
const PER_DAY = 2;
/** Conversations told in one round. */
const AT_ONCE = 50;
/** Days back in which the last planned shift is looked for. */
const LOOK_BACK_MS = 14 * 24 * HOUR_MS;

/** Since when nobody is at an account's helm nor planned there, and when somebody is again; null while open, or when nobody is planned. */
export async function readClosure(
  db: Query,
  organisationId: string,
  { accountId, calendar, now }: { readonly accountId: string; readonly calendar: OrganisationCalendar; readonly now: Date },
): Promise<{ since: Date; back: Date } | null> {
  if ((await listAtHelm(db, organisationId, accountId)).length > 0) return null;
  const span = { from: new Date(now.getTime() - LOOK_BACK_MS), to: new Date(now.getTime() + 1) };
  const past = await readOccurrences(db, organisationId, { calendar, span, accountId });
  if (past.some(({ endsAt }) => endsAt > now)) return null;
  const next = await findNextOccurrence(db, organisationId, { calendar, accountId, now });
  if (next === null) return null;
  const left = (await lastEnd(db, organisationId, accountId))?.getTime() ?? 0;
  return { since: new Date(Math.max(left, ...past.map(({ endsAt }) => endsAt.getTime()))), back: next.startsAt };
}

/**
 * Tells whoever wrote outside the hours when people are back: once per conversation, on the accounts where a lead wants it, and never when
 * nobody is planned. Who was told is written in the transaction that says it, so a crash says it once or not at all. Answers how many were.
 */
export async function tellHours(deps: ShiftsDeps, organisationId: string, calendar: OrganisationCalendar): Promise<number> {
  const now = deps.now();
  const questions = await deps.database.read(organisationId, async (db) => {
    const settings = await listSettings(db, organisationId);
    const asked = [];
    for (const { accountId, state } of await listAccounts(db, organisationId)) {
      const mine = settings.get(accountId);
      if (!mine?.hoursNotice || !isOpen(state)) continue;
      const closure = await readClosure(db, organisationId, { accountId, calendar, now });
      if (closure === null) continue;
      const since = new Date(now.getTime() - OLDEST_MS);
      const who = await listUnanswered(db, organisationId, {
        accountId,
        since,
        closedSince: closure.since,
        perDay: PER_DAY,
        limit: AT_ONCE,
      });
      asked.push({ accountId, settings: mine, who });
    }
    return asked;
  });
  let told = 0;
  for (const { accountId, settings, who } of questions) {
    for (const one of who) if (await tellOne(deps, organisationId, { accountId, settings, one, calendar })) told += 1;
  }
  return told;
}

interface ToTell {
  readonly accountId: string;
  readonly settings: HelmSettings;
  readonly one: Unanswered;
  readonly calendar: OrganisationCalendar;
}

async function tellOne(deps: ShiftsDeps, organisationId: string, { accountId, settings, one, calendar }: ToTell): Promise<boolean> {
  const { conversationId, correspondentId, messageId } = one;
  const done = await attempt(deps.database, organisationId, async (tx) => {
    // The helm first, then the thread: somebody may be taking one or the other at this moment.
    await lockHelm(tx, accountId);
    const now = deps.now();
    const closure = await readClosure(tx.db, organisationId, { accountId, calendar, now });
    if (closure === null) return fail('somebody is there');
    const conversation = await lockConversation(tx, conversationId);
    if (conversation?.state !== 'waiting') return fail('somebody has it');
    if ((await countTold(tx, correspondentId, new Date(now.getTime() - 24 * HOUR_MS))) >= PER_DAY) return fail('told enough');
    if (!(await noteTold(tx, { conversationId, correspondentId, accountId, at: now }))) return fail('told');
    const language = languageOf(one.languages) ?? calendar.language;
    const body = fillNotice(settings.hoursNoticeWords[language], returnWords(closure.back, now, calendar.zone, language));
    const key = `hours:${conversationId}`;
    const said = await deps.announce(tx, {
      accountId,
      memberId: null,
      kind: 'notice',
      body,
      key,
      inReply: { conversationId, messageId },
      language,
    });
    if (!said.ok) return fail(said.error.kind);
    await keepNotice(tx, conversationId, said.value.publicationId);
    tx.record({
      kind: 'shift.hours-told',
      accountId,
      conversationId,
      publicationId: said.value.publicationId,
      data: { back: closure.back.toISOString() },
    });
    return succeed();
  });
  return done.ok;
}

/** French or English when the message says that it is; null for any other, and when it says nothing. */
function languageOf(languages: readonly string[]): 'fr' | 'en' | null {
  const [first] = languages.map((tag) => tag.toLowerCase().split('-')[0]);
  return first === 'fr' || first === 'en' ? first : null;
}
