import { capabilitiesOf, findAccount, mayAnswer, shutBecause } from '../accounts/index.ts';
import type { Account } from '../accounts/index.ts';
import type { Visitor } from '../people/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { findPin, lockPin, openPin, writeWish } from './pin-store.ts';
import { isPinnable, nextPinState } from './pin.ts';
import type { Pin } from './pin.ts';
import { ownPostRefusal } from './policy.ts';
import type { Publication } from './publication.ts';
import { enqueuePin, recordPublication } from './record-publication.ts';
import { lockPublication } from './store.ts';
import { placeOf } from './withdraw-publication.ts';
import type { OwnPostDeps, WithdrawRefusal } from './withdraw-publication.ts';

/** `not-offered`: the account's network pins nothing, or not what few may read. */
export type PinRefusal = WithdrawRefusal;

/**
 * Wants a sent post of ours at the head of its account's profile instead of any other, or (`isWanted` false) there no more. A job tells the
 * network. What is so already, or is being told, is no error.
 */
export async function pinPost(
  deps: OwnPostDeps,
  visitor: Visitor,
  { publicationId, isWanted }: { readonly publicationId: string; readonly isWanted: boolean },
): Promise<Result<Publication, PinRefusal>> {
  return await deps.database.transact(visitor.organisationId, async (tx) => {
    const publication = await lockPublication(tx, publicationId);
    const account = publication && (await findAccount(tx.db, tx.organisationId, publication.accountId));
    if (!publication || !account) return fail({ kind: 'not-found' } as const);
    const refusal = await refuse(deps, tx, { visitor, account, publication });
    if (refusal !== null) return fail(refusal);
    const place = await placeOf(tx, publication);
    if (isWanted && publication.state !== 'sent') return fail({ kind: 'wrong-state', state: publication.state } as const);
    if (isWanted && place !== null && place.deletedAt !== null) return fail({ kind: 'already-gone' } as const);
    const pin = await openPin(tx, account.accountId, visitor.memberId);
    if (isAsWished(pin, publicationId, isWanted)) return succeed(publication);
    await wish(tx, pin, { wantedId: isWanted ? publicationId : null, memberId: visitor.memberId });
    const here = { ...publication, conversationId: place?.conversationId ?? publication.conversationId };
    recordPublication(tx, isWanted ? 'pinning' : 'unpinning', here, { memberId: visitor.memberId });
    return succeed(publication);
  });
}

/** What is taken back stands at the head of no profile: some networks would go on pointing at it. */
export async function letPinGo(tx: Transaction, { accountId, publicationId, withdrawal }: Publication): Promise<void> {
  if (withdrawal === null || (await findPin(tx.db, tx.organisationId, accountId)) === null) return;
  const pin = await lockPin(tx, accountId);
  if (pin === null || isAsWished(pin, publicationId, false)) return;
  await wish(tx, pin, { wantedId: pin.wantedId === publicationId ? null : pin.wantedId, memberId: withdrawal.memberId });
}

async function wish(tx: Transaction, pin: Pin, wanted: { readonly wantedId: string | null; readonly memberId: string }): Promise<void> {
  const state = nextPinState(pin.state, 'asked');
  if (state === null) return;
  enqueuePin(tx, await writeWish(tx, pin.accountId, { state, ...wanted }));
}

/** Whether nothing is left to be wished: it is told so, or is being told. */
function isAsWished({ wantedId, shownId, state }: Pin, publicationId: string, isWanted: boolean): boolean {
  if (isWanted) return wantedId === publicationId && state !== 'failed';
  return wantedId !== publicationId && (shownId !== publicationId || state === 'asked');
}

async function refuse(
  { networks }: OwnPostDeps,
  tx: Transaction,
  { visitor, account, publication }: { visitor: Visitor; account: Account; publication: Publication },
): Promise<PinRefusal | null> {
  const answers = await mayAnswer(tx.db, tx.organisationId, account.accountId, visitor.memberId);
  const refusal = ownPostRefusal('pin', visitor, { authorId: publication.memberId, answers });
  if (refusal !== null) return refusal;
  if (!capabilitiesOf(account, networks).pins || !isPinnable(publication.visibility)) return { kind: 'not-offered' };
  const shut = shutBecause(account.state);
  return shut === null ? null : { kind: shut };
}
