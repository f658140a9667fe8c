import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import type { PeopleDeps } from './people-deps.ts';
import { lockMembers, readPassphraseHash, updateMember } from './store.ts';
import { beginAttempt, deleteSessionsOf, forgiveFailures } from './store-sessions.ts';
import { SESSIONS_TOPIC } from './visitor.ts';
import type { Visitor } from './visitor.ts';

export type ChangePassphraseFailure = { kind: 'wrong-credentials' } | { kind: 'locked'; until: string };

/**
 * Changes the passphrase of who knows the present one, and ends their sessions everywhere else: whoever had got in is out. Wrong ones are
 * counted like those of a sign-in, because a browser left open must not be a place to guess. Throws `PassphrasesBusy`.
 */
export async function changePassphrase(
  deps: PeopleDeps,
  visitor: Visitor,
  words: { readonly current: string; readonly next: string },
): Promise<Result<undefined, ChangePassphraseFailure>> {
  const { organisationId, memberId, sessionId } = visitor;
  const attempt = await deps.database.transact(organisationId, async (tx) => await beginAttempt(tx.db, organisationId, memberId));
  if (attempt === null) return fail({ kind: 'wrong-credentials' });
  if ('lockedUntil' in attempt) return fail({ kind: 'locked', until: attempt.lockedUntil.toISOString() });
  if (!(await deps.passphrases.verify(attempt.passphraseHash, words.current))) return fail({ kind: 'wrong-credentials' });
  const passphraseHash = await deps.passphrases.hash(words.next);
  const changed = await deps.database.transact(organisationId, async (tx) => {
    await lockMembers(tx.db, organisationId);
    // Changed meanwhile, from another browser: what was proven here is no longer true.
    if ((await readPassphraseHash(tx.db, organisationId, memberId)) !== attempt.passphraseHash) return false;
    await updateMember(tx.db, organisationId, memberId, { passphraseHash });
    await forgiveFailures(tx.db, organisationId, memberId);
    await deleteSessionsOf(tx.db, organisationId, memberId, sessionId);
    tx.record({ kind: 'member.changed', memberId, data: { memberId, changed: ['passphrase'] } });
    tx.announce(SESSIONS_TOPIC, { memberId });
    return true;
  });
  if (!changed) return fail({ kind: 'wrong-credentials' });
  deps.visitors.forget(organisationId, memberId);
  return succeed();
}
