import type { Transaction } from '../platform/database/index.ts';
import { dayBefore, localDay, sayDay, startOfDay } from './local-day.ts';
import type { OfficeDeps } from './office-deps.ts';
import { bornTitle } from './office-face.ts';
import { chooseWords, proposals } from './office-post.ts';
import { deleteProposal, insertPost } from './post-store.ts';
import { readTenures, readTenuresOf, writeState } from './store.ts';
import { dueEvents, nextChange, nextState, vacantSince } from './tenure.ts';
import type { Office, Tenure } from './tenure.ts';

/** The task that changes an office's holder at the first instant of the day. */
export const ADVANCE = 'offices.advance';
/** The task that shows the office's holder on the account's profile. */
export const SHOW = 'offices.show';

export interface OfficeDay {
  readonly office: Office;
  readonly zone: string;
  readonly language: 'fr' | 'en';
  /** Date of the organisation's zone. */
  readonly today: string;
  readonly now: Date;
}

/** What day it is where the office is. */
export async function readDay(deps: OfficeDeps, tx: Pick<Transaction, 'db' | 'organisationId'>, office: Office): Promise<OfficeDay> {
  const organisation = await deps.findOrganisation(tx.db, tx.organisationId);
  if (organisation === null) throw new Error('an office is of an organisation');
  const now = await deps.readNow(tx.db);
  const zone = organisation.timeZone;
  return { office, zone, language: organisation.language, today: localDay(now, zone), now };
}

/**
 * Brings a locked office to `day`: ends what is over, begins what is due, moves the right to speak, asks for the profile to follow, and
 * books the next change. Done again, it changes nothing.
 */
export async function settleOffice(deps: OfficeDeps, tx: Transaction, day: OfficeDay): Promise<void> {
  const { office, today, zone } = day;
  const before = await readTenures(tx.db, tx.organisationId, office.officeId);
  for (const { tenure, event } of dueEvents(before, today)) {
    const state = nextState(tenure.state, event);
    if (state === null) continue;
    // Whoever had put the former holder on the team: the right to speak as the office ends with the tenure.
    if (event === 'finished') await deps.leaveTeam(tx, office.accountId, tenure.memberId);
    if (event === 'began') await deps.joinTeam(tx, office.accountId, tenure.memberId);
    await writeState(tx, tenure.tenureId, state);
    if (event === 'began' && tenure.startsOn === today) await proposeWelcome(deps, tx, day, { tenure, all: before });
    const { tenureId, memberId, officeId } = tenure;
    const kind = event === 'began' ? 'office.tenure-began' : 'office.tenure-ended';
    tx.record({ kind, accountId: office.accountId, data: { officeId, tenureId, memberId } });
  }
  const tenures = await readTenures(tx.db, tx.organisationId, office.officeId);
  const current = tenures.find(({ state }) => state === 'current') ?? null;
  await deps.limitVoice(tx, office.accountId, voiceUntil(tenures, current, day));
  const next = nextChange(tenures, today);
  if (next !== null) bookAdvance(tx, office.officeId, startOfDay(next.day, zone));
  askToShow(tx, office.officeId);
}

/** Asks for the account's profile to say who holds the office. */
function askToShow(tx: Transaction, officeId: string): void {
  tx.enqueue({ task: SHOW, payload: { organisationId: tx.organisationId, officeId }, key: `offices.show:${officeId}` });
}

/** The name, the face or the consent of a member has changed: the profiles of the offices that he or she holds follow. */
export async function showHolderAnew(tx: Transaction, memberId: string): Promise<void> {
  const held = (await readTenuresOf(tx.db, tx.organisationId, memberId)).filter(({ state }) => state === 'current');
  for (const { officeId } of held) askToShow(tx, officeId);
}

/** The end of the right to speak: the end of the tenure, or what is past already when nobody holds the office. */
function voiceUntil(tenures: readonly Tenure[], current: Tenure | null, { today, zone, now }: OfficeDay): Date | 'open-ended' {
  if (current !== null) return current.endsOn === null ? 'open-ended' : startOfDay(current.endsOn, zone);
  const since = vacantSince(tenures, today);
  return since === null ? now : startOfDay(since, zone);
}

export function bookAdvance(tx: Transaction, officeId: string, at: Date): void {
  tx.enqueue({ task: ADVANCE, payload: { organisationId: tx.organisationId, officeId }, runAt: at, key: `offices.advance:${officeId}` });
}

async function proposeWelcome(
  deps: OfficeDeps,
  tx: Transaction,
  day: OfficeDay,
  { tenure, all }: { readonly tenure: Tenure; readonly all: readonly Tenure[] },
): Promise<void> {
  const previous = all.find((one) => one.endsOn === tenure.startsOn) ?? null;
  const body = await writeWords(deps, tx, day, {
    kind: 'welcome',
    tenure,
    otherId: previous?.memberId ?? null,
    leavingOn: tenure.startsOn,
  });
  await insertPost(tx, { tenureId: tenure.tenureId, kind: 'welcome', body });
}

/** Proposes a farewell for a tenure whose end is set and still to come; takes back the one that an earlier plan proposed. */
export async function proposeFarewell(
  deps: OfficeDeps,
  tx: Transaction,
  day: OfficeDay,
  { tenure, successorId }: { readonly tenure: Tenure; readonly successorId: string | null },
): Promise<void> {
  const key = { tenureId: tenure.tenureId, kind: 'farewell' } as const;
  await deleteProposal(tx, key);
  if (tenure.endsOn === null || tenure.endsOn <= day.today) return;
  const body = await writeWords(deps, tx, day, { kind: 'farewell', tenure, otherId: successorId, leavingOn: tenure.endsOn });
  await insertPost(tx, { ...key, body });
}

interface Wanted {
  readonly kind: 'farewell' | 'welcome';
  readonly tenure: Pick<Tenure, 'memberId' | 'titleForm' | 'kind'>;
  readonly otherId: string | null;
  /** The first day after the tenure, or the first of it. */
  readonly leavingOn: string;
}

/** The words to propose, in the account's language, as long as its network takes; another person is named only if he or she agreed. */
export async function writeWords(
  deps: OfficeDeps,
  tx: Pick<Transaction, 'db' | 'organisationId'>,
  { office, language: spoken }: OfficeDay,
  { kind, tenure, otherId, leavingOn }: Wanted,
): Promise<string> {
  const account = await deps.findAccount(tx.db, tx.organisationId, office.accountId);
  if (account === null) throw new Error('an office has its account');
  const signer = await deps.findCard(tx.db, tx.organisationId, tenure.memberId);
  const other = otherId === null || otherId === tenure.memberId ? null : await deps.findCard(tx.db, tx.organisationId, otherId);
  const first = account.languages[0]?.slice(0, 2);
  const language = first === 'fr' || first === 'en' ? first : spoken;
  const interim = tenure.kind === 'interim';
  const choices = proposals(kind, {
    language,
    name: signer?.publicName ?? '',
    title: kind === 'farewell' ? bornTitle(office.titles, tenure, language) : office.titles[tenure.titleForm],
    titleForm: tenure.titleForm,
    interim,
    other: other?.listedPublicly && other.active ? other.publicName : null,
    // The last day of it, as people count.
    day: sayDay(kind === 'farewell' ? dayBefore(leavingOn) : leavingOn, language),
  });
  return chooseWords(choices, await deps.bodyFits(tx.db, account, tenure.memberId));
}
