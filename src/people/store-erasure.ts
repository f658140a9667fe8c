import { sql } from 'kysely';
import type { Query } from '../platform/database/index.ts';

/**
 * Erases what this room knows of a person: names, e-mail, card, photo, passphrase, sessions, invitations to that e-mail. The initials stay,
 * and stand for the name from now on.
 */
export async function erasePerson(db: Query, organisationId: string, memberId: string): Promise<void> {
  await sql`
    delete from invitation where organisation_id = ${organisationId} and lower(email) = (
      select lower(email) from member where organisation_id = ${organisationId} and member_id = ${memberId})
  `.execute(db);
  await sql`delete from member_photo where organisation_id = ${organisationId} and member_id = ${memberId}`.execute(db);
  await sql`delete from session where organisation_id = ${organisationId} and member_id = ${memberId}`.execute(db);
  await sql`
    update member set given_name = '', family_name = '', public_name = initials, job_title = '', email = '', passphrase_hash = '',
      language = null, failed_sign_ins = 0, locked_until = null, speaker_tag = null, languages = '{}', topics = '{}',
      weekly_minutes = null, pronouns = '', listed_publicly = false, photo_digest = null, erased_at = now()
    where organisation_id = ${organisationId} and member_id = ${memberId}
  `.execute(db);
}

/** What is kept of a member's browsers and of the invitations that he or she sent; 1,000 of each, newest first. */
export async function readTraces(db: Query, organisationId: string, memberId: string) {
  const sessions = await sql<{ created_at: Date; last_seen_at: Date; expires_at: Date; user_agent: string }>`
    select created_at, last_seen_at, expires_at, user_agent from session
    where organisation_id = ${organisationId} and member_id = ${memberId} order by created_at desc limit 1000
  `.execute(db);
  const invitations = await sql<{ email: string; role: string; created_at: Date }>`
    select email, role, created_at from invitation
    where organisation_id = ${organisationId} and invited_by = ${memberId} order by created_at desc limit 1000
  `.execute(db);
  const joined = await sql<{ created_at: Date }>`
    select created_at from member where organisation_id = ${organisationId} and member_id = ${memberId}
  `.execute(db);
  return {
    joinedAt: joined.rows[0]?.created_at ?? null,
    sessions: sessions.rows.map((row) => ({
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      expiresAt: row.expires_at,
      browser: row.user_agent,
    })),
    invitationsSent: invitations.rows.map((row) => ({ email: row.email, role: row.role, createdAt: row.created_at })),
  };
}
