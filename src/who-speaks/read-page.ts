import { isOpen } from '../accounts/index.ts';
import type { Account } from '../accounts/index.ts';
import { localDay, nextChange, startOfDay, titleOf, vacantSince } from '../offices/index.ts';
import type { Office, Tenure } from '../offices/index.ts';
import type { Query } from '../platform/database/index.ts';
import { accountKeys } from './account-keys.ts';
import type { Hours, PageView, ShownAccount, ShownHelm, ShownOffice, ShownPerson, ShownTenure } from './page-view.ts';
import { readSettings } from './store.ts';
import type { Helm, PlannedShift, WhoSpeaksDeps } from './who-speaks-deps.ts';

const WEEK_MS = 7 * 24 * 3_600_000;
/** A page is read anew at least so often, should a word of a change be lost. */
const LONGEST_MS = 60_000;

interface Known {
  readonly shifts: readonly PlannedShift[];
  readonly people: ReadonlyMap<string, ShownPerson>;
  readonly offices: readonly Office[];
  readonly tenures: readonly Tenure[];
  readonly now: Date;
  readonly zone: string;
}

/** Everything that the organisation's public page shows now; null when it has none that is published. */
export async function readPage(deps: WhoSpeaksDeps, db: Query, organisationId: string): Promise<PageView | null> {
  const settings = await readSettings(db, organisationId);
  const organisation = await deps.findOrganisation(db, organisationId);
  if (!settings?.published || !organisation) return null;
  const now = await deps.readNow(db);
  const zone = organisation.timeZone;
  const all = await deps.listAccounts(db, organisationId);
  const open = all.filter(({ state, accountId }) => state !== 'disconnected' && !settings.hiddenAccounts.includes(accountId));
  // Hours on an account that is not shown would tell of it.
  const onShown = new Set(open.map(({ accountId }) => accountId));
  const span = { from: now, to: new Date(now.getTime() + WEEK_MS) };
  const shifts = (await deps.plannedShifts(db, organisationId, span)).filter(({ accountId }) => onShown.has(accountId));
  const cards = await deps.listPublicCards(db, organisationId);
  const people = new Map(cards.map((card) => [card.memberId, toPerson(card, shifts)]));
  const known: Known = {
    shifts,
    people,
    offices: await deps.listOffices(db, organisationId),
    tenures: await deps.listTenures(db, organisationId),
    now,
    zone,
  };
  const keys = accountKeys(all);
  const accounts: ShownAccount[] = [];
  for (const account of open) {
    accounts.push(await readAccount(deps, db, { organisationId, account, key: keys.get(account.accountId) ?? '', known }));
  }
  const shown = new Set(accounts.flatMap(({ team, helm }) => [...team, ...(helm?.people ?? [])].map(({ memberId }) => memberId)));
  return {
    slug: settings.slug,
    organisation: organisation.name,
    zone,
    language: organisation.language,
    accent: settings.accent,
    introduction: settings.introduction,
    outsideHours: settings.outsideHours,
    contact: { url: settings.contactUrl, email: settings.contactEmail, phone: settings.contactPhone },
    indexed: settings.indexed,
    accounts,
    people: [...people.values()].filter(({ memberId }) => shown.has(memberId)),
    now,
    nextChange: nextMoment(known, accounts, shifts),
  };
}

async function readAccount(
  deps: WhoSpeaksDeps,
  db: Query,
  { organisationId, account, key, known }: { organisationId: string; account: Account; key: string; known: Known },
): Promise<ShownAccount> {
  const { accountId } = account;
  const helm = await deps.findHelm(db, organisationId, accountId);
  const team = await deps.listTeam(db, organisationId, accountId);
  const members = team.length === 0 ? [...known.people.keys()] : team.map(({ memberId }) => memberId);
  const persona = await deps.findPersona(db, organisationId, accountId);
  const office = known.offices.find((one) => one.accountId === accountId);
  return {
    accountId,
    key,
    network: account.network,
    handle: account.handle,
    // The profile of an office's account names its holder, and is a moment late when that one leaves.
    name: office?.titles.neutral ?? (account.displayName === '' ? `@${account.handle}` : account.displayName),
    profileUrl: isOpen(account.state) ? deps.profileUrl(account) : null,
    helm: helm && toHelm(helm, accountId, known),
    backAt: helm === null ? await deps.nextPresence(db, organisationId, accountId) : null,
    office: office ? toOffice(office, known) : null,
    persona: persona && { name: persona.name, feminine: persona.agreement === 'feminine', behind: persona.behind },
    // A vacant office is nobody's, whoever is still in its team.
    team: members.flatMap((memberId) => known.people.get(memberId) ?? []),
  };
}

function toPerson(card: Awaited<ReturnType<WhoSpeaksDeps['listPublicCards']>>[number], shifts: readonly PlannedShift[]): ShownPerson {
  return {
    memberId: card.memberId,
    name: card.publicName,
    initials: card.initials,
    title: card.jobTitle,
    tag: card.speakerTag,
    pronouns: card.pronouns,
    photoDigest: card.photoDigest,
    hours: joinHours(shifts.filter(({ memberId }) => memberId === card.memberId)),
  };
}

/** Hours in order, those that touch or overlap (two accounts at once) joined. */
export function joinHours(shifts: readonly Hours[]): Hours[] {
  const joined: { startsAt: Date; endsAt: Date }[] = [];
  for (const { startsAt, endsAt } of shifts.toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime())) {
    const last = joined.at(-1);
    if (last && startsAt <= last.endsAt) last.endsAt = endsAt > last.endsAt ? endsAt : last.endsAt;
    else joined.push({ startsAt, endsAt });
  }
  return joined;
}

/** Between two shifts, what the public does not call a gap. */
const NO_GAP_MS = 30 * 60_000;

function toHelm({ memberIds, until }: Helm, accountId: string, { people, shifts, now }: Known): ShownHelm {
  const shown = memberIds.flatMap((memberId) => people.get(memberId) ?? []);
  const end = until !== null && until > now ? until : null;
  const relief = shifts.find(
    (shift) =>
      end !== null &&
      shift.accountId === accountId &&
      !memberIds.includes(shift.memberId) &&
      Math.abs(shift.startsAt.getTime() - end.getTime()) <= NO_GAP_MS,
  );
  // Past its hour, somebody is still there: until when, nobody knows.
  return {
    people: shown,
    others: memberIds.length - shown.length,
    until: end,
    relief: relief ? (people.get(relief.memberId) ?? null) : null,
  };
}

function toOffice(office: Office, { tenures, people, now, zone }: Known): ShownOffice {
  const own = tenures.filter(({ officeId }) => officeId === office.officeId);
  const today = localDay(now, zone);
  const shown = (tenure: Tenure, name: string | null): ShownTenure => ({
    name,
    interim: tenure.kind === 'interim',
    title: titleOf(office.titles, tenure),
    startsOn: tenure.startsOn,
    endsOn: tenure.endsOn,
  });
  const current = own.find(({ state }) => state === 'current');
  const person = current ? (people.get(current.memberId) ?? null) : null;
  const next = nextChange(own, today);
  return {
    title: office.titles.neutral,
    holder: current ? { ...shown(current, person?.name ?? null), person } : null,
    vacantSince: current ? null : vacantSince(own, today),
    next: next && { day: next.day, kind: next.kind },
    former: own.filter(({ state }) => state === 'ended').map((tenure) => shown(tenure, tenure.keptName)),
  };
}

/** The first moment at which the page says something else by itself: a shift begins or ends, a day begins, somebody is back. */
function nextMoment({ now, zone }: Known, accounts: readonly ShownAccount[], shifts: readonly PlannedShift[]): Date {
  const tomorrow = localDay(new Date(startOfDay(localDay(now, zone), zone).getTime() + 36 * 3_600_000), zone);
  const moments = [
    new Date(now.getTime() + LONGEST_MS),
    startOfDay(tomorrow, zone),
    ...shifts.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]),
    ...accounts.flatMap(({ helm, backAt }) => [helm?.until ?? null, backAt].filter((moment) => moment !== null)),
  ];
  return new Date(Math.min(...moments.filter((moment) => moment > now).map((moment) => moment.getTime())));
}
