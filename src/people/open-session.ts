import type { Transaction } from '../platform/database/index.ts';
import type { PeopleDeps, SignedIn } from './people-deps.ts';
import { insertSession } from './store-sessions.ts';
import { hashToken, newToken } from './token.ts';

/** Opens a session in the caller's transaction. The journal remembers who signed in; the token is in nothing but the answer. */
export async function openSession(deps: PeopleDeps, tx: Transaction, memberId: string, userAgent: string): Promise<SignedIn> {
  const token = newToken();
  const { organisationId } = tx;
  await insertSession(tx.db, { organisationId, sessionId: deps.newId(), memberId, tokenHash: hashToken(token), userAgent });
  tx.record({ kind: 'member.signed-in', memberId });
  return { organisationId, memberId, token };
}
