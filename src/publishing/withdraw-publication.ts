import { capabilitiesOf, findAccount, mayAnswer, shutBecause } from '../accounts/index.ts';
import type { Account, Networks } from '../accounts/index.ts';
import { findSent } from '../inbox/index.ts';
import type { Visitor } from '../people/index.ts';
import type { Database, Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { ownPostRefusal } from './policy.ts';
import type { OwnPostRefusal } from './policy.ts';
import { nextState } from './publication.ts';
import type { Publication } from './publication.ts';
import { enqueueDelivery, recordPublication } from './record-publication.ts';
import { lockPublication, writeChange } from './store.ts';
import { noteRecall } from './withdrawal-store.ts';

export interface OwnPostDeps {
  readonly database: Database;
  readonly networks: Networks;
}

export type WithdrawRefusal =
  | { kind: 'not-found' }
  | OwnPostRefusal
  /** The account's network takes nothing back, or not what was said in private. */
  | { kind: 'not-offered' }
  /** It is gone from the network, and not by us. */
  | { kind: 'already-gone' }
  | { kind: 'wrong-state'; state: string }
  | { kind: 'account-disconnected' }
  | { kind: 'account-needs-reconnection' }
  | { kind: 'account-paused' };

/** Whether a network lets what was said to so many be taken back. */
export const canWithdraw = (account: Account, networks: Networks, { visibility }: Pick<Publication, 'visibility'>): boolean => {
  const { deletes, deletesPrivate = false } = capabilitiesOf(account, networks);
  return deletes && (visibility !== 'private' || deletesPrivate);
};

/**
 * Wants a sent publication taken back from its network, which a job asks until it answers; what was said stays here, with who wanted it gone.
 * Asked twice it is the same; asked again after the network would not, it is asked anew.
 */
export async function withdrawPublication(
  deps: OwnPostDeps,
  visitor: Visitor,
  publicationId: string,
): Promise<Result<Publication, WithdrawRefusal>> {
  return await deps.database.transact(visitor.organisationId, async (tx) => {
    const publication = await lockPublication(tx, publicationId);
    const account = publication && (await findAccount(tx.db, tx.organisationId, publication.accountId));
    if (!publication || !account) return fail({ kind: 'not-found' } as const);
    const refusal = await refuse(deps, tx, { visitor, account, publication });
    if (refusal !== null) return fail(refusal);
    if (publication.state === 'withdrawing' || publication.state === 'withdrawn') return succeed(publication);
    const state = nextState(publication.state, 'recalled');
    if (state === null) return fail({ kind: 'wrong-state', state: publication.state } as const);
    const shut = shutBecause(account.state);
    if (shut !== null) return fail({ kind: shut });
    const sent = await placeOf(tx, publication);
    if (sent !== null && sent.deletedAt !== null) return fail({ kind: 'already-gone' } as const);
    await noteRecall(tx, publicationId, visitor.memberId);
    const withdrawing = await writeChange(tx, publication, { state, dueInMs: 0, failure: null });
    enqueueDelivery(tx, withdrawing);
    recordPublication(
      tx,
      'withdrawing',
      { ...withdrawing, conversationId: sent?.conversationId ?? withdrawing.conversationId },
      {
        memberId: visitor.memberId,
        data: { handle: account.handle, authorId: publication.memberId },
      },
    );
    return succeed(withdrawing);
  });
}

/** Where it stands in the inbox; an announcement has no conversation until it is sent. */
export const placeOf = async (tx: Transaction, { accountId, published }: Pick<Publication, 'accountId' | 'published'>) =>
  published === null ? null : await findSent(tx.db, tx.organisationId, { accountId, ref: published.ref });

async function refuse(
  { networks }: OwnPostDeps,
  tx: Transaction,
  { visitor, account, publication }: { visitor: Visitor; account: Account; publication: Publication },
): Promise<WithdrawRefusal | null> {
  const answers = await mayAnswer(tx.db, tx.organisationId, account.accountId, visitor.memberId);
  const refusal = ownPostRefusal('withdraw', visitor, { authorId: publication.memberId, answers });
  if (refusal !== null) return refusal;
  return canWithdraw(account, networks, publication) ? null : { kind: 'not-offered' };
}
