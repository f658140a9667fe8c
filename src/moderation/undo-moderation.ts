import { mayAnswer } from '../accounts/index.ts';
import type { Visitor } from '../people/index.ts';
import type { Database, Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { nextState, undoEvent } from './moderation.ts';
import type { Moderation } from './moderation.ts';
import { refusalOf } from './policy.ts';
import type { ModerationRefusal } from './policy.ts';
import { enqueueModeration, recordModeration } from './record-moderation.ts';
import { lockModeration, writeState } from './store.ts';

export type SettleRefusal = { kind: 'not-found' } | ModerationRefusal | { kind: 'too-late' } | { kind: 'wrong-state'; state: string };

type Deps = { readonly database: Database };

/**
 * Takes it back, today or in ten years. What the network never heard of is undone at once; else it is told by a job. A report that has left
 * stays said: `too-late`. Taking back twice is the same as once.
 */
export async function undoModeration(deps: Deps, visitor: Visitor, moderationId: string): Promise<Result<Moderation, SettleRefusal>> {
  return await settle(deps, visitor, moderationId, async (tx, moderation) => {
    if (moderation.state === 'undone' || moderation.state === 'undoing') return succeed(moderation);
    const event = undoEvent(moderation);
    const state = event && nextState(moderation.state, event);
    if (state === null) return fail({ kind: 'too-late' });
    const changed = await writeState(tx, moderation, { state, failure: null, wishedBy: visitor.memberId });
    recordModeration(tx, state, changed);
    if (state === 'undoing') enqueueModeration(tx, changed);
    return succeed(changed);
  });
}

/** Has the network told again what it would not do, or could not hear. */
export async function retryModeration(deps: Deps, visitor: Visitor, moderationId: string): Promise<Result<Moderation, SettleRefusal>> {
  return await settle(deps, visitor, moderationId, async (tx, moderation) => {
    const state = nextState(moderation.state, 'retried');
    if (state === null) return fail({ kind: 'wrong-state', state: moderation.state });
    const changed = await writeState(tx, moderation, { state, failure: null, wishedBy: visitor.memberId });
    recordModeration(tx, state, changed);
    enqueueModeration(tx, changed);
    return succeed(changed);
  });
}

async function settle(
  { database }: Deps,
  visitor: Visitor,
  moderationId: string,
  change: (tx: Transaction, moderation: Moderation) => Promise<Result<Moderation, SettleRefusal>>,
): Promise<Result<Moderation, SettleRefusal>> {
  return await database.transact(visitor.organisationId, async (tx) => {
    const moderation = await lockModeration(tx, moderationId);
    if (!moderation) return fail({ kind: 'not-found' });
    const answers = await mayAnswer(tx.db, tx.organisationId, moderation.accountId, visitor.memberId);
    const refusal = refusalOf(moderation.kind, visitor, answers);
    return refusal ? fail(refusal) : await change(tx, moderation);
  });
}
