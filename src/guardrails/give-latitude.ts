import { findAccount, listAnswerers } from '../accounts/index.ts';
import { findMember, findMembers } from '../people/index.ts';
import type { Visitor } from '../people/index.ts';
import type { Database, Query } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { listGiven, lockLatitudes, writeLatitude } from './latitude-store.ts';
import { LATITUDES } from './outcome.ts';
import type { Latitude } from './outcome.ts';
import { mayGuardrails } from './policy.ts';
import { findWishes, usualFor, writeUsualLatitude } from './wishes-store.ts';

export type LatitudeRefusal = { kind: 'not-allowed' } | { kind: 'not-found' } | { kind: 'own-latitude' };

type Means = { readonly database: Database };

const isMore = (one: Latitude, other: Latitude): boolean => LATITUDES.indexOf(one) > LATITUDES.indexOf(other);

/** Who may answer on an account, in the team's order, with each one's latitude; null: there is no such account. */
export async function readLatitudes(db: Query, organisationId: string, accountId: string) {
  if ((await findAccount(db, organisationId, accountId)) === null) return null;
  const active = (await findMembers(db)).filter(({ state }) => state === 'active').map(({ memberId }) => memberId);
  const answerers = (await listAnswerers(db, organisationId)).get(accountId) ?? active;
  const given = await listGiven(db, organisationId, accountId);
  const wishes = await findWishes(db, organisationId);
  const latitudes = answerers
    .filter((memberId) => active.includes(memberId))
    .map((memberId) => ({ memberId, latitude: given.get(memberId) ?? usualFor(wishes, memberId), own: given.has(memberId) }));
  return { latitudes, usual: wishes.usualLatitude };
}

/** Gives a member a latitude on an account; `latitude` null: everybody's. Nobody raises his own. */
export async function giveLatitude(
  { database }: Means,
  visitor: Visitor,
  { accountId, memberId, latitude }: { readonly accountId: string; readonly memberId: string; readonly latitude: Latitude | null },
): Promise<Result<void, LatitudeRefusal>> {
  const { organisationId, role } = visitor;
  if (!mayGuardrails('manage', role)) return fail({ kind: 'not-allowed' });
  return await database.transact<Result<void, LatitudeRefusal>>(organisationId, async (tx) => {
    await lockLatitudes(tx);
    const account = await findAccount(tx.db, organisationId, accountId);
    const member = await findMember(tx.db, organisationId, memberId);
    if (account === null || member?.state !== 'active') return fail({ kind: 'not-found' });
    const usual = usualFor(await findWishes(tx.db, organisationId), memberId);
    const given = (await listGiven(tx.db, organisationId, accountId)).get(memberId) ?? null;
    if (memberId === visitor.memberId && isMore(latitude ?? usual, given ?? usual)) return fail({ kind: 'own-latitude' });
    if (latitude === given) return succeed();
    await writeLatitude(tx, { accountId, memberId, latitude, givenBy: visitor.memberId });
    const data = { memberId, latitude, before: given };
    tx.record({ kind: 'guardrail.latitude-given', memberId: visitor.memberId, accountId, data });
    return succeed();
  });
}

/**
 * Says which latitude has who was given no other. Whoever raises it keeps what he or she has, until a colleague says otherwise.
 */
export async function changeUsualLatitude(
  { database }: Means,
  visitor: Visitor,
  latitude: Latitude,
): Promise<Result<void, LatitudeRefusal>> {
  const { organisationId, memberId, role } = visitor;
  if (!mayGuardrails('manage', role)) return fail({ kind: 'not-allowed' });
  await database.transact(organisationId, async (tx) => {
    await lockLatitudes(tx);
    const wishes = await findWishes(tx.db, organisationId);
    const before = wishes.usualLatitude;
    if (before === latitude) return;
    const own = usualFor(wishes, memberId);
    await writeUsualLatitude(tx, { latitude, givenBy: memberId, ofGiver: isMore(latitude, own) ? own : latitude });
    tx.record({ kind: 'guardrail.usual-latitude-set', memberId, data: { latitude, before } });
  });
  return succeed();
}
