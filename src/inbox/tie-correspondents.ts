import type { Visitor } from '../people/index.ts';
import type { Database, Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { MOST_IDENTITIES, pairOf } from './tie.ts';
import type { TieState } from './tie.ts';
import { findIdentities, lockTies, readTies, writeTie } from './tie-store.ts';
import { findCorrespondents } from './view-store.ts';

export type TieRefusal =
  | { kind: 'not-found' }
  /** One is not joined to oneself. */
  | { kind: 'same' }
  /** Somebody said that two of those who would be one person are not. */
  | { kind: 'told-apart' }
  /** They are one person by way of a third: that must be parted first. */
  | { kind: 'joined' }
  | { kind: 'too-many' };

interface Pair {
  readonly correspondentId: string;
  readonly otherId: string;
}
type Deps = { readonly database: Database };

/** Says that two are one person; and so is whoever was joined to either. Twice, or by two at once, is the same as once. */
export const joinCorrespondents = async (deps: Deps, visitor: Visitor, pair: Pair): Promise<Result<undefined, TieRefusal>> =>
  await say(deps, visitor, { ...pair, state: 'joined' }, async (tx) => {
    const ours = await findIdentities(tx.db, tx.organisationId, pair.correspondentId);
    if (ours.includes(pair.otherId)) return null;
    const theirs = await findIdentities(tx.db, tx.organisationId, pair.otherId);
    if (ours.length + theirs.length > MOST_IDENTITIES) return { kind: 'too-many' };
    const ties = await readTies(tx.db, tx.organisationId, ours);
    const isBetween = ({ oneId, otherId }: { oneId: string; otherId: string }) => theirs.includes(ours.includes(oneId) ? otherId : oneId);
    const isThisOne = (tie: { oneId: string; otherId: string }) =>
      tie.oneId === pairOf(pair.correspondentId, pair.otherId).oneId && tie.otherId === pairOf(pair.correspondentId, pair.otherId).otherId;
    const against = ties.some((tie) => tie.state === 'told-apart' && isBetween(tie) && !isThisOne(tie));
    return against ? { kind: 'told-apart' } : null;
  });

/** Takes back whatever was said of two. Nobody else is parted. */
export const partCorrespondents = async (deps: Deps, visitor: Visitor, pair: Pair): Promise<Result<undefined, TieRefusal>> =>
  await say(deps, visitor, { ...pair, state: 'parted' }, async () => null);

/** Says that two are not one person: it is not proposed again. */
export const tellApart = async (deps: Deps, visitor: Visitor, pair: Pair): Promise<Result<undefined, TieRefusal>> =>
  await say(deps, visitor, { ...pair, state: 'told-apart' }, async (tx) => {
    const known = await findIdentities(tx.db, tx.organisationId, pair.correspondentId);
    return known.includes(pair.otherId) ? { kind: 'joined' } : null;
  });

async function say(
  { database }: Deps,
  { organisationId, memberId }: Visitor,
  { correspondentId, otherId, state }: Pair & { readonly state: TieState },
  against: (tx: Transaction) => Promise<TieRefusal | null>,
): Promise<Result<undefined, TieRefusal>> {
  if (correspondentId === otherId) return fail({ kind: 'same' });
  return await database.transact(organisationId, async (tx) => {
    await lockTies(tx);
    const known = await findCorrespondents(tx.db, organisationId, [correspondentId, otherId]);
    if (known.size < 2) return fail({ kind: 'not-found' });
    const refusal = await against(tx);
    if (refusal) return fail(refusal);
    const pair = pairOf(correspondentId, otherId);
    const isSaid = state === 'parted' ? await isSaidOf(tx, pair) : true;
    if (isSaid && (await writeTie(tx, pair, { state, memberId }))) {
      tx.record({ kind: `correspondent.${state}`, memberId, data: { ...pair } });
    }
    return succeed();
  });
}

/** Whether there is anything to take back. */
async function isSaidOf(tx: Transaction, pair: { readonly oneId: string; readonly otherId: string }): Promise<boolean> {
  const ties = await readTies(tx.db, tx.organisationId, [pair.oneId]);
  return ties.some((tie) => tie.oneId === pair.oneId && tie.otherId === pair.otherId);
}
