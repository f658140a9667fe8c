import { randomBytes, randomUUID } from 'node:crypto';
import { connectAccount } from '../accounts/index.ts';
import type { ConnectDeps } from '../accounts/index.ts';
import { giveLatitude } from '../guardrails/index.ts';
import { identityOf, isWritten, prepareAccount } from '../networks/practice/index.ts';
import type { OfficeDeps } from '../offices/index.ts';
import type { Member, People, Visitor } from '../people/index.ts';
import { keepPersona } from '../personas/index.ts';
import type { KeepingDeps, Persona } from '../personas/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { PostsDeps } from '../posts/index.ts';
import { readBetweenUs } from './between-us.ts';
import { CHARACTER } from './morning.ts';
import type { Colleague, DemonstrationAccount, Thread } from './morning.ts';
import { tellOffice } from './office.ts';
import { publishPage } from './public-page.ts';
import { RIGHT_NOW } from './right-now.ts';
import { lockDemonstration } from './store.ts';
import { ACCOUNTS, DEMONSTRATION, DEMONSTRATION_ID, emailOf, FORMER, LATITUDES, TEAM } from './team.ts';
import { tellThread } from './tell-thread.ts';
import type { Told } from './tell-thread.ts';
import { postsOf } from './thread-posts.ts';
import { TODAY } from './today.ts';
import { prepareWeek } from './week.ts';
import { YESTERDAY } from './yesterday.ts';

export interface FillDeps {
  readonly database: Database;
  readonly people: Pick<
    People,
    'createOrganisation' | 'createMember' | 'endMembership' | 'hashPassphrase' | 'findMembers' | 'findOrganisation'
  >;
  readonly connecting: ConnectDeps;
  readonly offices: OfficeDeps;
  readonly personas: KeepingDeps;
  readonly posts: PostsDeps;
}

/** A commit waits for the disk: few of them, yet short enough for whoever else writes. */
const THREADS_AT_ONCE = 15;

/** Every thread of the demonstration under a name of its own. */
export const THREADS: readonly { readonly key: string; readonly thread: Thread }[] = [
  ...YESTERDAY.map((thread, place) => ({ key: `yesterday-${place}`, thread })),
  ...TODAY.map((thread, place) => ({ key: `today-${place}`, thread })),
  ...RIGHT_NOW.map((thread, place) => ({ key: `now-${place}`, thread })),
];

/** Its team, by the name that the public reads; empty when there is no demonstration yet. */
export async function findTeam({ database, people }: Pick<FillDeps, 'database' | 'people'>): Promise<Map<Colleague, Member>> {
  const members = await database.read(DEMONSTRATION_ID, async (db) => await people.findMembers(db));
  const byEmail = new Map(members.map((member) => [member.email, member]));
  return new Map(
    TEAM.flatMap((one) => {
      const member = byEmail.get(emailOf(one));
      return member ? [[one.givenName, member] as const] : [];
    }),
  );
}

/**
 * Makes the demonstration, or completes it: the organisation and its team, its practice accounts, its office, its character, its public page, its
 * week of posts, two mornings of threads. Each step is whole or absent and is not made twice, so a fill that was broken off is gone on with by the next one. Takes some seconds.
 */
export async function fillDemonstration(deps: FillDeps, now: Date): Promise<void> {
  if (await isFilled(deps.database)) return;
  await makeTeam(deps);
  const team = await findTeam(deps);
  const members = new Map([...team].map(([colleague, { memberId }]) => [colleague, memberId]));
  const maud: Visitor = {
    organisationId: DEMONSTRATION_ID,
    memberId: members.get('Maud') ?? '',
    sessionId: randomUUID(),
    role: 'administrator',
  };
  const accounts = await makeAccounts(deps, maud);
  const persona = await makeCharacter(deps, maud, accounts.get('clients.ligne4')?.accountId ?? '');
  await makeOffice(deps, { maud, accountId: accounts.get('direction.ligne4')?.accountId ?? '', now });
  await publishPage(deps.database, maud);
  await giveLatitudes(deps.database, maud, { accounts, members });
  await deps.database.transact(DEMONSTRATION_ID, async (tx) => {
    await lockDemonstration(tx);
    await prepareWeek(deps.posts, tx, { accounts, members, now });
  });
  const moment = { now, timeZone: DEMONSTRATION.timeZone };
  for (let start = 0; start < THREADS.length; start += THREADS_AT_ONCE) {
    await deps.database.transact(DEMONSTRATION_ID, async (tx) => {
      await lockDemonstration(tx);
      for (const { key, thread } of THREADS.slice(start, start + THREADS_AT_ONCE)) {
        const account = accounts.get(thread.account);
        if (!account) throw new Error(`the demonstration has no account ${thread.account}`);
        await tellThread(tx, { thread, posts: postsOf(thread, key, moment), account, members, persona });
      }
      // With the last threads: then all that they need was told.
      if (start + THREADS_AT_ONCE >= THREADS.length) await readBetweenUs(tx, members.values(), DEMONSTRATION.timeZone);
    });
  }
}

/** Whether its last thread was told: then everything before it was. What visitors did since is theirs. */
async function isFilled(database: Database): Promise<boolean> {
  const last = THREADS.at(-1);
  if (!last) return true;
  const post = { handle: last.thread.by, recordKey: `${last.key}-0` };
  return await database.read(DEMONSTRATION_ID, async (db) => await isWritten(db, DEMONSTRATION_ID, post));
}

async function makeTeam({ database, people }: FillDeps): Promise<void> {
  // Nobody signs in with it: the demonstration lets its visitors in by itself.
  const passphraseHash = await people.hashPassphrase(randomBytes(24).toString('base64url'));
  await database.transact(DEMONSTRATION_ID, async (tx) => {
    await lockDemonstration(tx);
    if ((await people.findOrganisation(tx.db, DEMONSTRATION_ID)) !== null) return;
    await people.createOrganisation(tx, DEMONSTRATION);
    for (const { givenName, familyName, jobTitle, role, card } of [...TEAM, FORMER]) {
      const email = emailOf({ givenName, familyName });
      await people.createMember(tx, { givenName, familyName, jobTitle, email, passphraseHash, role, language: null, card });
    }
    for (const account of ACCOUNTS) await prepareAccount(tx, account);
  });
}

async function makeAccounts({ connecting }: FillDeps, visitor: Visitor): Promise<Map<DemonstrationAccount, Told['account']>> {
  const accounts = new Map<DemonstrationAccount, Told['account']>();
  for (const { handle } of ACCOUNTS) {
    const connected = await connectAccount(connecting, visitor, { network: 'practice', server: 'practice', handle, secret: '' });
    const accountId = accountOf(connected);
    if (accountId === null) throw new Error(`the demonstration's account ${handle} does not connect`);
    accounts.set(handle, { accountId, network: 'practice', identity: identityOf(handle) });
  }
  return accounts;
}

/** Who learns on an account, and who reads what others write there: everybody else is autonome. */
async function giveLatitudes(
  database: Database,
  visitor: Visitor,
  {
    accounts,
    members,
  }: { readonly accounts: ReadonlyMap<DemonstrationAccount, Told['account']>; readonly members: ReadonlyMap<Colleague, string> },
): Promise<void> {
  for (const { colleague, account, latitude } of LATITUDES) {
    const [accountId, memberId] = [accounts.get(account)?.accountId ?? '', members.get(colleague) ?? ''];
    const given = await giveLatitude({ database }, visitor, { accountId, memberId, latitude });
    if (!given.ok) throw new Error(`the demonstration's latitudes: ${given.error.kind}`);
  }
}

async function makeCharacter({ personas }: FillDeps, visitor: Visitor, accountId: string): Promise<Persona> {
  const voiceNotes = 'Vouvoie, va droit au but, ne plaisante jamais d’un prélèvement. Passe la main à quelqu’un dès qu’on s’inquiète.';
  const wanted = { ...CHARACTER, openingBefore: '', openingAfter: '', voiceNotes };
  const kept = await keepPersona(personas, visitor, { accountId, wanted });
  if (!kept.ok) throw new Error(`the demonstration's character: ${kept.error.kind}`);
  return kept.value;
}

/** Maud's office; who held it before her has left since. */
async function makeOffice(
  { database, offices, people }: FillDeps,
  { maud, accountId, now }: { readonly maud: Visitor; readonly accountId: string; readonly now: Date },
): Promise<void> {
  const members = await database.read(DEMONSTRATION_ID, async (db) => await people.findMembers(db));
  const former = members.find(({ email }) => email === emailOf(FORMER));
  if (former?.state !== 'active') return;
  await tellOffice(offices, { accountId, former: former.memberId, holder: maud, now });
  await database.transact(DEMONSTRATION_ID, async (tx) => {
    await lockDemonstration(tx);
    await people.endMembership(tx, former);
  });
}

function accountOf(connected: Awaited<ReturnType<typeof connectAccount>>): string | null {
  if (connected.ok) return connected.value.accountId;
  return connected.error.kind === 'already-connected' ? connected.error.accountId : null;
}
