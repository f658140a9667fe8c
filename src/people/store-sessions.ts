import { sql } from 'kysely';
import type { Database, Query } from '../platform/database/index.ts';
import { FREE_ATTEMPTS, waitAfter } from './lock-out.ts';
import type { Role } from './schema.ts';
import type { Visitor } from './visitor.ts';

export interface SignInCandidate {
  readonly organisationId: string;
  readonly memberId: string;
}

/** Active members with this e-mail, in any organisation; 20 at most. */
export async function findSignIns(gate: Query, email: string): Promise<SignInCandidate[]> {
  const { rows } = await sql<{ organisation_id: string; member_id: string }>`
    select organisation_id, member_id from find_sign_ins(${email})
  `.execute(gate);
  return rows.map((row) => ({ organisationId: row.organisation_id, memberId: row.member_id }));
}

export type Attempt = { readonly passphraseHash: string } | { readonly lockedUntil: Date };

/**
 * Counts an attempt before its passphrase is looked at, so that a thousand at once are counted one by one: past the free ones nothing is
 * looked at until the wait is over. Null when nobody active is there any more. A right passphrase clears the count (`forgiveFailures`).
 */
export async function beginAttempt(db: Query, organisationId: string, memberId: string): Promise<Attempt | null> {
  const waits = Array.from({ length: 12 }, (_, index) => waitAfter(FREE_ATTEMPTS + index));
  const { rows } = await sql<{ passphrase_hash: string; was_locked_until: Date | null }>`
    with seen as (
      select passphrase_hash, case when locked_until > now() then locked_until end as was_locked_until, failed_sign_ins + 1 as failures
      from member where organisation_id = ${organisationId} and member_id = ${memberId} and state = 'active' for update
    ), counted as (
      update member set failed_sign_ins = seen.failures,
        locked_until = case when seen.failures >= ${FREE_ATTEMPTS}::int
          then now() + make_interval(secs => (${waits}::int[])[least(seen.failures - ${FREE_ATTEMPTS}::int + 1, ${waits.length}::int)]) end
      from seen where organisation_id = ${organisationId} and member_id = ${memberId} and seen.was_locked_until is null
    )
    select passphrase_hash, was_locked_until from seen
  `.execute(db);
  const row = rows[0];
  if (!row) return null;
  return row.was_locked_until ? { lockedUntil: row.was_locked_until } : { passphraseHash: row.passphrase_hash };
}

export async function forgiveFailures(db: Query, organisationId: string, memberId: string): Promise<void> {
  await sql`
    update member set failed_sign_ins = 0, locked_until = null where organisation_id = ${organisationId} and member_id = ${memberId}
  `.execute(db);
}

export interface NewSession {
  readonly organisationId: string;
  readonly sessionId: string;
  readonly memberId: string;
  readonly tokenHash: Buffer;
  readonly userAgent: string;
}

/** Opens a session of 30 days at most, which ends after 7 days without a visit. */
export async function insertSession(db: Query, session: NewSession): Promise<void> {
  await sql`
    insert into session (organisation_id, session_id, member_id, token_hash, user_agent, expires_at)
    values (${session.organisationId}, ${session.sessionId}, ${session.memberId}, ${session.tokenHash}, ${session.userAgent.slice(0, 300)},
      now() + interval '7 days')
  `.execute(db);
}

/** Whose session this is, when it is open and its member active. Moves its end once an hour. */
export async function readVisitor(database: Database, tokenHash: Buffer): Promise<Visitor | null> {
  const { rows } = await sql<{ organisation_id: string; session_id: string }>`
    select organisation_id, session_id from find_session(${tokenHash})
  `.execute(database.gate);
  const found = rows[0];
  if (!found) return null;
  const { organisation_id: organisationId, session_id: sessionId } = found;
  const seen = await database.read(organisationId, async (db) => {
    const { rows } = await sql<{ member_id: string; role: Role; stale: boolean }>`
      select member.member_id, member.role, session.last_seen_at < now() - interval '1 hour' as stale
      from session join member using (organisation_id, member_id)
      where organisation_id = ${organisationId} and session_id = ${sessionId} and member.state = 'active'
    `.execute(db);
    return rows[0];
  });
  if (!seen) return null;
  if (seen.stale) await database.transact(organisationId, async (tx) => await touchSession(tx.db, organisationId, sessionId));
  return { organisationId, sessionId, memberId: seen.member_id, role: seen.role };
}

async function touchSession(db: Query, organisationId: string, sessionId: string): Promise<void> {
  await sql`
    update session set last_seen_at = now(), expires_at = least(created_at + interval '30 days', now() + interval '7 days')
    where organisation_id = ${organisationId} and session_id = ${sessionId}
  `.execute(db);
}

export async function deleteSession(db: Query, organisationId: string, sessionId: string): Promise<void> {
  await sql`delete from session where organisation_id = ${organisationId} and session_id = ${sessionId}`.execute(db);
}

/** Forgets sessions that are over. Answers how many, 1,000 at most. */
export async function deletePastSessions(db: Query, organisationId: string): Promise<number> {
  const { rows } = await sql`
    delete from session where organisation_id = ${organisationId} and session_id in (
      select session_id from session where organisation_id = ${organisationId} and expires_at < now() limit 1000)
    returning 1
  `.execute(db);
  return rows.length;
}

/** Ends every session of a member, but the one named by `except`. */
export async function deleteSessionsOf(db: Query, organisationId: string, memberId: string, except: string | null): Promise<void> {
  await sql`
    delete from session where organisation_id = ${organisationId} and member_id = ${memberId}
      and session_id is distinct from ${except}::uuid
  `.execute(db);
}
