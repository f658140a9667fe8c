import { findAccount } from '../accounts/index.ts';
import type { Account } from '../accounts/index.ts';
import { findConversation, isHeldBy } from '../inbox/index.ts';
import type { Conversation } from '../inbox/index.ts';
import type { Visitor } from '../people/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { signatureFor } from '../signatures/index.ts';
import type { ReplyDeps } from './reply.ts';
import type { Composer } from './schema.ts';

/** As whom the visitor would speak in a conversation, with how much room, and what stands in the way. */
export async function readComposer(
  deps: ReplyDeps,
  visitor: Visitor,
  conversationId: string,
): Promise<Result<Composer, { kind: 'not-found' }>> {
  const { organisationId, memberId } = visitor;
  return await deps.database.read(organisationId, async (db) => {
    const conversation = await findConversation(db, organisationId, conversationId);
    const account = conversation && (await findAccount(db, organisationId, conversation.accountId));
    if (!account) return fail({ kind: 'not-found' } as const);
    const signature = await signatureFor(db, organisationId, account.accountId, memberId);
    return succeed({
      accountId: account.accountId,
      signature: signature.text,
      separator: signature.separator,
      maximumLength: deps.networks[account.network].capabilities.maximumLength,
      undoDelaySeconds: account.undoDelaySeconds,
      hindrance: hindranceOf(account, conversation, memberId),
    });
  });
}

/** The one that a person can do least about comes first. */
export function hindranceOf(account: Pick<Account, 'state'>, conversation: Conversation, memberId: string): Composer['hindrance'] {
  if (account.state === 'disconnected') return 'account-disconnected';
  if (account.state === 'needs-reconnection') return 'account-needs-reconnection';
  if (conversation.state === 'closed') return 'closed';
  return isHeldBy(conversation, memberId) ? null : 'not-holder';
}
