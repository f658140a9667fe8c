import { findAccount } from '../accounts/index.ts';
import { findMember } from '../people/index.ts';
import type { Visitor } from '../people/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { askOwn } from './ask-network.ts';
import type { AskRefusal, CircleDeps } from './ask-network.ts';
import { dropAgreements, touchSpeakersList, writeAgreement } from './speakers-store.ts';

export const WRITE_SPEAKERS = 'circles.write-speakers';

export type AgreeRefusal =
  | AskRefusal
  /** Nobody has this handle on the network. */
  | { kind: 'wrong-handle' }
  /** The member did not agree to be shown to the public at all. */
  | { kind: 'not-listed' };

/**
 * The visitor's own word that he or she may be on the account's public list, under a handle of his or her own. Nobody can say it for somebody
 * else. The list follows at once where it was made before.
 */
export async function agreeToBeListed(
  deps: CircleDeps,
  visitor: Visitor,
  { accountId, handle }: { readonly accountId: string; readonly handle: string },
): Promise<Result<void, AgreeRefusal>> {
  const { organisationId, memberId } = visitor;
  const member = await deps.database.read(organisationId, (db) => findMember(db, organisationId, memberId));
  if (member === null) return fail({ kind: 'not-found' });
  if (!member.listedPublicly) return fail({ kind: 'not-listed' });
  const person = await askOwn(deps, { organisationId, accountId }, (own) => own.findPerson(handle.replace(/^@/, '')));
  if (!person.ok) return person;
  const found = person.value;
  if (found === null) return fail({ kind: 'wrong-handle' });
  return await deps.database.transact<Result<void, AgreeRefusal>>(organisationId, async (tx) => {
    if ((await findAccount(tx.db, organisationId, accountId)) === null) return fail({ kind: 'not-found' });
    await writeAgreement(tx, accountId, { memberId, handle: found.handle, identity: found.identity });
    tx.record({ kind: 'circles.speaker-agreed', memberId, accountId, data: { handle: found.handle } });
    await follow(tx, [accountId]);
    return succeed();
  });
}

/** Takes the word back. Doing so twice is the same as once. */
export async function withdrawFromList(deps: Pick<CircleDeps, 'database'>, visitor: Visitor, accountId: string): Promise<void> {
  await deps.database.transact(visitor.organisationId, async (tx) => await takeBack(tx, visitor.memberId, accountId));
}

/** The same, wherever the member is on a list: on leaving, too. */
export async function takeBack(tx: Transaction, memberId: string, accountId?: string): Promise<void> {
  const accountIds = await dropAgreements(tx, memberId, accountId);
  for (const dropped of accountIds) tx.record({ kind: 'circles.speaker-withdrew', memberId, accountId: dropped });
  await follow(tx, accountIds);
}

/** Has the lists of these accounts written anew, where they were made. */
export async function follow(tx: Transaction, accountIds: readonly string[]): Promise<void> {
  for (const accountId of accountIds) if (await touchSpeakersList(tx, accountId)) enqueueSpeakers(tx, accountId);
}

export function enqueueSpeakers(tx: Transaction, accountId: string, runAt?: Date, tries = 0): void {
  tx.enqueue({
    task: WRITE_SPEAKERS,
    payload: { organisationId: tx.organisationId, accountId, tries: String(tries) },
    runAt,
    key: `${WRITE_SPEAKERS} ${accountId}`,
  });
}
