import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { createMember } from './create-member.ts';
import { openSession } from './open-session.ts';
import type { PeopleDeps, SignedIn } from './people-deps.ts';
import type { Language } from './schema.ts';
import { countOrganisations, insertOrganisation, lockFirstVisit } from './store.ts';
import { isTimeZone } from './time-zone.ts';

export interface NewOrganisation {
  readonly name: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly language: Language;
  readonly givenName: string;
  readonly familyName: string;
  readonly jobTitle: string;
  readonly email: string;
  readonly passphrase: string;
}

export type CreateOrganisationFailure = { kind: 'already-set-up' } | { kind: 'unknown-time-zone' };

/** The first visit: an organisation and its first administrator, signed in. One per installation, demonstrations apart. */
export async function createOrganisation(
  deps: PeopleDeps,
  wanted: NewOrganisation,
  userAgent: string,
): Promise<Result<SignedIn, CreateOrganisationFailure>> {
  if (!isTimeZone(wanted.timeZone)) return fail({ kind: 'unknown-time-zone' });
  if ((await countOrganisations(deps.database.gate)).real > 0) return fail({ kind: 'already-set-up' });
  const passphraseHash = await deps.passphrases.hash(wanted.passphrase);
  const organisationId = deps.newId();
  return await deps.database.transact(organisationId, async (tx) => {
    // Two people may both be on the welcome page: the second to press the button finds the first one's organisation.
    await lockFirstVisit(tx.db);
    if ((await countOrganisations(tx.db)).real > 0) return fail({ kind: 'already-set-up' });
    const { name, timeZone, language } = wanted;
    await insertOrganisation(tx.db, { organisationId, name, timeZone, language, demonstration: false });
    const member = await createMember(deps, tx, { ...wanted, passphraseHash, role: 'administrator' });
    return succeed(await openSession(deps, tx, member.memberId, userAgent));
  });
}
