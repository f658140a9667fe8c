import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { createMember } from './create-member.ts';
import { openSession } from './open-session.ts';
import type { PeopleDeps, SignedIn } from './people-deps.ts';
import { mayDo, mayInvite, rolesToGive } from './policy.ts';
import type { InvitationView, Language, OpenInvitation, Role } from './schema.ts';
import { isEmailTaken, lockMembers, readMember, readOrganisation } from './store.ts';
import { endInvitation, findInvitation, insertInvitation, readInvitation, readOpenRoles } from './store-invitations.ts';
import { hashToken, newToken } from './token.ts';
import type { Visitor } from './visitor.ts';

export type InviteFailure = { kind: 'not-allowed' } | { kind: 'already-member' };
export type RevokeFailure = { kind: 'not-allowed' } | { kind: 'not-found' };
export interface InvitationGone {
  readonly kind: 'invitation-gone';
  readonly why: 'unknown' | 'accepted' | 'revoked' | 'expired';
}

/** Invites by a link, which is good once and for 7 days. A newer one to the same e-mail ends the older. */
export async function invite(
  deps: PeopleDeps,
  visitor: Visitor,
  wanted: { readonly email: string; readonly role: Role },
): Promise<Result<{ invitation: InvitationView; token: string }, InviteFailure>> {
  if (!mayInvite(visitor.role, wanted.role)) return fail({ kind: 'not-allowed' });
  const { organisationId, memberId } = visitor;
  const token = newToken();
  return await deps.database.transact(organisationId, async (tx) => {
    // One after the other with a change of who invites: their role in the request's session is up to 5 s old.
    await lockMembers(tx.db, organisationId);
    const inviter = await readMember(tx.db, organisationId, memberId);
    const given = inviter ? rolesToGive(inviter) : [];
    // A newer invitation ends the older: nobody ends what they could not have given.
    const touched = [wanted.role, ...(await readOpenRoles(tx.db, organisationId, wanted.email))];
    if (!touched.every((role) => given.includes(role))) return fail({ kind: 'not-allowed' });
    if (await isEmailTaken(tx.db, wanted.email)) return fail({ kind: 'already-member' });
    const invitation = await insertInvitation(tx.db, {
      ...wanted,
      organisationId,
      invitationId: deps.newId(),
      tokenHash: hashToken(token),
      invitedBy: memberId,
    });
    tx.record({ kind: 'member.invited', memberId, data: { invitationId: invitation.invitationId, role: wanted.role } });
    return succeed({ invitation, token });
  });
}

/** Makes a link useless. Repeating it changes nothing; a person who has already come in stays in. */
export async function revokeInvitation(
  deps: PeopleDeps,
  visitor: Visitor,
  invitationId: string,
): Promise<Result<undefined, RevokeFailure>> {
  if (!mayDo(visitor.role, 'revoke-invitations')) return fail({ kind: 'not-allowed' });
  const { organisationId } = visitor;
  return await deps.database.transact(organisationId, async (tx) => {
    const invitation = await readInvitation(tx.db, organisationId, invitationId, true);
    if (!invitation) return fail({ kind: 'not-found' });
    if (!mayInvite(visitor.role, invitation.role)) return fail({ kind: 'not-allowed' });
    if (invitation.state === 'open') await endInvitation(tx.db, organisationId, invitationId, 'revoked');
    return succeed();
  });
}

/** What the person who holds the link sees before accepting. */
export async function showInvitation(deps: PeopleDeps, token: string): Promise<Result<OpenInvitation, InvitationGone>> {
  const found = await findInvitation(deps.database.gate, hashToken(token));
  if (!found) return fail({ kind: 'invitation-gone', why: 'unknown' });
  const { organisationId, invitationId } = found;
  return await deps.database.read(organisationId, async (db) => {
    const invitation = await readInvitation(db, organisationId, invitationId);
    if (invitation?.state !== 'open') return fail({ kind: 'invitation-gone', why: invitation?.state ?? 'unknown' });
    const [organisation, inviter] = [
      await readOrganisation(db, organisationId),
      await readMember(db, organisationId, invitation.invitedBy),
    ];
    return succeed({
      organisation: organisation?.name ?? '',
      // A link may fall into any hands: it tells the public name.
      invitedBy: inviter?.publicName ?? '',
      email: invitation.email,
      role: invitation.role,
    });
  });
}

export interface Acceptance {
  readonly token: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly jobTitle: string;
  readonly passphrase: string;
  readonly language: Language;
}

/** Makes the holder of the link a member, signed in; the link is good once, even pressed twice in the same second. */
export async function acceptInvitation(
  deps: PeopleDeps,
  acceptance: Acceptance,
  userAgent: string,
): Promise<Result<SignedIn, InvitationGone>> {
  const found = await findInvitation(deps.database.gate, hashToken(acceptance.token));
  if (!found) return fail({ kind: 'invitation-gone', why: 'unknown' });
  const { organisationId, invitationId } = found;
  const passphraseHash = await deps.passphrases.hash(acceptance.passphrase);
  return await deps.database.transact(organisationId, async (tx) => {
    const invitation = await readInvitation(tx.db, organisationId, invitationId, true);
    if (invitation?.state !== 'open') return fail({ kind: 'invitation-gone', why: invitation?.state ?? 'unknown' });
    if (await isEmailTaken(tx.db, invitation.email)) return fail({ kind: 'invitation-gone', why: 'accepted' });
    await endInvitation(tx.db, organisationId, invitationId, 'accepted');
    const { email, role } = invitation;
    const member = await createMember(deps, tx, { ...acceptance, email, role, passphraseHash });
    return succeed(await openSession(deps, tx, member.memberId, userAgent));
  });
}
