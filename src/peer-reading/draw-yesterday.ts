import { listReaders } from '../inbox/index.ts';
import type { OrganisationView } from '../people/index.ts';
import type { Database, Query, Transaction } from '../platform/database/index.ts';
import { endNight, insertReadings, listActiveMembers, listSentBetween, lockNight } from './draw-store.ts';
import { drawReadings } from './draw.ts';
import type { SentMessage } from './draw.ts';
import { nightOf } from './night.ts';

/** What is not read within so many days is over. */
export const READ_WITHIN_DAYS = 7;

export interface DrawDeps {
  readonly database: Database;
  readonly findOrganisation: (db: Query, organisationId: string) => Promise<OrganisationView | null>;
  /** Numbers from 0 up to 1. */
  readonly random: () => number;
}

/**
 * Draws from what was said yesterday, a day of the organisation's zone, and gives it to colleagues. A day is drawn once; days that passed while nothing ran are
 * not made good: nobody reads last week's mail for its own sake. Answers how many were given, null when that day was drawn before.
 */
export async function drawYesterday(deps: DrawDeps, organisationId: string): Promise<number | null> {
  return await deps.database.transact(organisationId, async (tx) => {
    const { drawnDay, now } = await lockNight(tx);
    const organisation = await deps.findOrganisation(tx.db, organisationId);
    if (organisation === null) return null;
    const night = nightOf(now, organisation.timeZone);
    const isNew = drawnDay === null || drawnDay < night.day;
    const given = isNew ? await drawDay(tx, deps.random, night) : null;
    await endNight(tx, night);
    return given;
  });
}

/** Draws from yesterday whether it was drawn before or not, in a transaction that is already in the organisation's name: what was drawn is not drawn again. */
export async function drawAnew(tx: Transaction, timeZone: string): Promise<void> {
  const night = nightOf((await lockNight(tx)).now, timeZone);
  await drawDay(tx, Math.random, night);
  await endNight(tx, night);
}

/** Draws from what was said from `from` up to `to` and never drawn before; to whom has been given five already, five more. */
async function drawDay(
  tx: Transaction,
  random: () => number,
  night: { readonly day: string; readonly from: Date; readonly to: Date },
): Promise<number> {
  const { organisationId } = tx;
  const members = await listActiveMembers(tx.db, organisationId);
  if (members.length < 2) return 0;
  const active = new Set(members);
  const rows = (await listSentBetween(tx.db, organisationId, night)).filter(({ authorId }) => active.has(authorId));
  const readers = await listReaders(tx.db, organisationId, [...new Set(rows.map(({ conversationId }) => conversationId))]);
  const drawn = drawReadings(
    rows.map((row): SentMessage => Object.assign(row, { readers: readers.get(row.conversationId) ?? null })),
    members,
    random,
  );
  await insertReadings(tx, drawn, { day: night.day, days: READ_WITHIN_DAYS });
  return drawn.length;
}
