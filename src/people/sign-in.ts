import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { openSession } from './open-session.ts';
import type { PeopleDeps, SignedIn } from './people-deps.ts';
import { readOrganisation } from './store.ts';
import { beginAttempt, findSignIns, forgiveFailures } from './store-sessions.ts';
import type { SignInCandidate } from './store-sessions.ts';

export interface Credentials {
  readonly email: string;
  readonly passphrase: string;
  /** When the same e-mail and passphrase open several. */
  readonly organisationId?: string | undefined;
}

export type SignInFailure =
  | { kind: 'wrong-credentials' }
  | { kind: 'locked'; until: string }
  | { kind: 'choose-organisation'; organisations: { organisationId: string; name: string }[] };

export type SignIn = (credentials: Credentials, userAgent: string) => Promise<Result<SignedIn, SignInFailure>>;

/**
 * Signs in by e-mail and passphrase. An e-mail that nobody has takes as long and is locked as soon as one that somebody has, so that
 * the answer never tells who works here. Throws `PassphrasesBusy`.
 */
export function signInWith(deps: PeopleDeps, countUnknown: (email: string) => Date | null): SignIn {
  async function prove(candidates: readonly SignInCandidate[], passphrase: string) {
    const proven: SignInCandidate[] = [];
    let lockedUntil: Date | null = null;
    for (const candidate of candidates) {
      const { organisationId, memberId } = candidate;
      const attempt = await deps.database.transact(organisationId, async (tx) => await beginAttempt(tx.db, organisationId, memberId));
      if (attempt === null) continue;
      if ('lockedUntil' in attempt) lockedUntil = attempt.lockedUntil;
      else if (await deps.passphrases.verify(attempt.passphraseHash, passphrase)) proven.push(candidate);
    }
    return { proven, lockedUntil };
  }

  return async ({ email, passphrase, organisationId }, userAgent) => {
    const everywhere = await findSignIns(deps.database.gate, email);
    const candidates = everywhere.filter((candidate) => organisationId === undefined || candidate.organisationId === organisationId);
    if (candidates.length === 0) {
      const until = countUnknown(email);
      if (until) return fail({ kind: 'locked', until: until.toISOString() });
      await deps.passphrases.verify(null, passphrase);
      return fail({ kind: 'wrong-credentials' });
    }
    const { proven, lockedUntil } = await prove(candidates, passphrase);
    const [only] = proven;
    if (!only) return fail(lockedUntil ? { kind: 'locked', until: lockedUntil.toISOString() } : { kind: 'wrong-credentials' });
    if (proven.length > 1) return fail({ kind: 'choose-organisation', organisations: await nameOrganisations(deps, proven) });
    return await deps.database.transact(only.organisationId, async (tx) => {
      await forgiveFailures(tx.db, only.organisationId, only.memberId);
      return succeed(await openSession(deps, tx, only.memberId, userAgent));
    });
  };
}

/** Told only to who has proven to be a member of each. */
async function nameOrganisations({ database }: PeopleDeps, proven: readonly SignInCandidate[]) {
  const organisations: { organisationId: string; name: string }[] = [];
  for (const { organisationId, memberId } of proven) {
    const organisation = await database.transact(organisationId, async (tx) => {
      await forgiveFailures(tx.db, organisationId, memberId);
      return await readOrganisation(tx.db, organisationId);
    });
    if (organisation) organisations.push({ organisationId, name: organisation.name });
  }
  return organisations;
}
