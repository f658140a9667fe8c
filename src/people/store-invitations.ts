import { sql } from 'kysely';
import type { Query } from '../platform/database/index.ts';
import type { InvitationView, Role } from './schema.ts';

interface InvitationRow {
  invitation_id: string;
  email: string;
  role: Role;
  invited_by: string;
  created_at: Date;
  expires_at: Date;
  state: InvitationView['state'];
}

const COLUMNS = sql`
  invitation_id, email, role, invited_by, created_at, expires_at,
  case when accepted_at is not null then 'accepted' when revoked_at is not null then 'revoked' when expires_at <= now() then 'expired'
    else 'open' end as state`;

const toView = (row: InvitationRow): InvitationView => ({
  invitationId: row.invitation_id,
  email: row.email,
  role: row.role,
  invitedBy: row.invited_by,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  state: row.state,
});

export interface NewInvitation {
  readonly organisationId: string;
  readonly invitationId: string;
  readonly tokenHash: Buffer;
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: string;
}

/** Valid for 7 days; an earlier open one to the same e-mail is revoked, so that one link only works. */
export async function insertInvitation(db: Query, invitation: NewInvitation): Promise<InvitationView> {
  await sql`
    update invitation set revoked_at = now() where organisation_id = ${invitation.organisationId} and lower(email) = lower(${invitation.email})
      and accepted_at is null and revoked_at is null
  `.execute(db);
  const { rows } = await sql<InvitationRow>`
    insert into invitation (organisation_id, invitation_id, token_hash, email, role, invited_by, expires_at)
    values (${invitation.organisationId}, ${invitation.invitationId}, ${invitation.tokenHash}, ${invitation.email}, ${invitation.role},
      ${invitation.invitedBy}, now() + interval '7 days')
    returning ${COLUMNS}
  `.execute(db);
  return toView(rows[0]!);
}

/** The roles to which an e-mail has open invitations; one at most, unless two were given in the same moment. */
export async function readOpenRoles(db: Query, organisationId: string, email: string): Promise<Role[]> {
  const { rows } = await sql<{ role: Role }>`
    select role from invitation where organisation_id = ${organisationId} and lower(email) = lower(${email})
      and accepted_at is null and revoked_at is null and expires_at > now()
  `.execute(db);
  return rows.map(({ role }) => role);
}

/** Revokes the open invitations of a member to other roles than `allowed`. */
export async function revokeInvitationsBy(db: Query, organisationId: string, memberId: string, allowed: readonly Role[]): Promise<void> {
  await sql`
    update invitation set revoked_at = now() where organisation_id = ${organisationId} and invited_by = ${memberId}
      and accepted_at is null and revoked_at is null and not (role = any (${[...allowed]}::text[]))
  `.execute(db);
}

/** Forgets invitations that ended, however they did, 90 days ago or earlier: they hold people's addresses. Answers how many, 1,000 at most. */
export async function deletePastInvitations(db: Query, organisationId: string): Promise<number> {
  const { rows } = await sql`
    delete from invitation where organisation_id = ${organisationId} and invitation_id in (
      select invitation_id from invitation
      where organisation_id = ${organisationId} and least(expires_at, accepted_at, revoked_at) < now() - interval '90 days' limit 1000)
    returning 1
  `.execute(db);
  return rows.length;
}

/** Newest first, 200 at most. */
export async function readInvitations(db: Query): Promise<InvitationView[]> {
  const { rows } = await sql<InvitationRow>`select ${COLUMNS} from invitation order by created_at desc limit 200`.execute(db);
  return rows.map(toView);
}

/** Where the invitation of this token is, whatever its state. */
export async function findInvitation(gate: Query, tokenHash: Buffer): Promise<{ organisationId: string; invitationId: string } | null> {
  const { rows } = await sql<{ organisation_id: string; invitation_id: string }>`
    select organisation_id, invitation_id from find_invitation(${tokenHash})
  `.execute(gate);
  return rows[0] ? { organisationId: rows[0].organisation_id, invitationId: rows[0].invitation_id } : null;
}

/** Reads an invitation, keeping others from accepting or revoking it meanwhile when `lock` is asked for. */
export async function readInvitation(
  db: Query,
  organisationId: string,
  invitationId: string,
  lock = false,
): Promise<InvitationView | null> {
  const { rows } = await sql<InvitationRow>`
    select ${COLUMNS} from invitation where organisation_id = ${organisationId} and invitation_id = ${invitationId}
    ${lock ? sql`for update` : sql``}
  `.execute(db);
  return rows[0] ? toView(rows[0]) : null;
}

export async function endInvitation(db: Query, organisationId: string, invitationId: string, how: 'accepted' | 'revoked'): Promise<void> {
  await sql`
    update invitation set ${sql.ref(how === 'accepted' ? 'accepted_at' : 'revoked_at')} = now()
    where organisation_id = ${organisationId} and invitation_id = ${invitationId}
  `.execute(db);
}
