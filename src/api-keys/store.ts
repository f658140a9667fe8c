import { sql } from 'kysely';
import type { Role } from '../people/index.ts';
import type { Database, Query, Transaction } from '../platform/database/index.ts';
import type { ApiKey } from './api-key.ts';
import type { Scope } from './schema.ts';

interface ApiKeyRow {
  api_key_id: string;
  member_id: string;
  name: string;
  ending: string;
  scopes: Scope[];
  created_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
  revoked_by: string | null;
}

const toApiKey = (row: ApiKeyRow): ApiKey => ({
  apiKeyId: row.api_key_id,
  memberId: row.member_id,
  name: row.name,
  ending: row.ending,
  scopes: row.scopes,
  createdAt: row.created_at,
  lastUsedAt: row.last_used_at,
  revokedAt: row.revoked_at,
  revokedBy: row.revoked_by,
});

const COLUMNS = sql`api_key_id, member_id, name, ending, scopes, created_at, last_used_at, revoked_at, revoked_by`;

/** Whom a key speaks for, and how much of its minute is used. */
export interface KeyUse {
  readonly organisationId: string;
  readonly apiKeyId: string;
  readonly memberId: string;
  readonly role: Role;
  readonly scopes: readonly Scope[];
  /** Uses in the minute that goes on, this one included; by the database's clock, of all processes. */
  readonly count: number;
  readonly secondsLeft: number;
}

/** Counts a use of the key of this digest. Null when there is no such key in use, or its maker is not active. */
export async function useKey(database: Database, tokenHash: Buffer): Promise<KeyUse | null> {
  const { rows } = await sql<{ organisation_id: string; api_key_id: string }>`
    select organisation_id, api_key_id from find_api_key(${tokenHash})`.execute(database.gate);
  const [found] = rows;
  if (!found) return null;
  const { organisation_id: organisationId, api_key_id: apiKeyId } = found;
  return await database.transact(organisationId, async (tx) => {
    const used = await sql<{ member_id: string; role: Role; scopes: Scope[]; minute_count: number; seconds_left: number }>`
      update api_key set
        minute_began_at = case when minute_began_at <= clock_timestamp() - interval '1 minute' then clock_timestamp() else minute_began_at end,
        minute_count = case when minute_began_at <= clock_timestamp() - interval '1 minute' then 1 else least(minute_count + 1, 1000000) end,
        last_used_at = case when last_used_at > now() - interval '1 minute' then last_used_at else now() end
      from member
      where api_key.organisation_id = ${organisationId} and api_key.api_key_id = ${apiKeyId} and revoked_at is null
        and member.organisation_id = api_key.organisation_id and member.member_id = api_key.member_id and member.state = 'active'
      returning api_key.member_id, member.role, scopes, minute_count,
        greatest(1, ceil(60 - extract(epoch from clock_timestamp() - minute_began_at)))::int as seconds_left`.execute(tx.db);
    const [row] = used.rows;
    return row
      ? {
          organisationId,
          apiKeyId,
          memberId: row.member_id,
          role: row.role,
          scopes: row.scopes,
          count: row.minute_count,
          secondsLeft: row.seconds_left,
        }
      : null;
  });
}

export interface NewApiKey {
  readonly apiKeyId: string;
  readonly memberId: string;
  readonly name: string;
  readonly tokenHash: Buffer;
  readonly ending: string;
  readonly scopes: readonly Scope[];
}

/** Null when its maker has `most` in use already; two that make one at once are counted one after the other. */
export async function insertKey(tx: Transaction, key: NewApiKey, most: number): Promise<ApiKey | null> {
  await sql`select 1 from member where organisation_id = ${tx.organisationId} and member_id = ${key.memberId} for update`.execute(tx.db);
  const { rows } = await sql<ApiKeyRow>`
    insert into api_key (organisation_id, api_key_id, member_id, name, token_hash, ending, scopes)
    select ${tx.organisationId}, ${key.apiKeyId}::uuid, ${key.memberId}::uuid, ${key.name}, ${key.tokenHash}, ${key.ending}, ${[...key.scopes]}::text[]
    where (select count(*) from api_key where organisation_id = ${tx.organisationId} and member_id = ${key.memberId} and revoked_at is null) < ${most}
    returning ${COLUMNS}`.execute(tx.db);
  return rows[0] ? toApiKey(rows[0]) : null;
}

/** Of one member, or of everybody; those in use first. */
export async function listKeys(db: Query, organisationId: string, memberId: string | null): Promise<ApiKey[]> {
  const of = memberId === null ? sql`` : sql`and member_id = ${memberId}`;
  const { rows } = await sql<ApiKeyRow>`
    select ${COLUMNS} from api_key where organisation_id = ${organisationId} ${of}
      and (revoked_at is null or revoked_at > now() - interval '30 days')
    order by revoked_at is not null, created_at desc limit 200`.execute(db);
  return rows.map(toApiKey);
}

export async function lockKey(tx: Transaction, apiKeyId: string): Promise<ApiKey | null> {
  const { rows } = await sql<ApiKeyRow>`
    select ${COLUMNS} from api_key where organisation_id = ${tx.organisationId} and api_key_id = ${apiKeyId} for update`.execute(tx.db);
  return rows[0] ? toApiKey(rows[0]) : null;
}

export async function writeRevoked(tx: Transaction, apiKeyId: string, by: string): Promise<ApiKey> {
  const { rows } = await sql<ApiKeyRow>`
    update api_key set revoked_at = now(), revoked_by = ${by}
    where organisation_id = ${tx.organisationId} and api_key_id = ${apiKeyId} returning ${COLUMNS}`.execute(tx.db);
  return toApiKey(rows[0]!);
}

/** Ends all keys of a member; answers those that were in use. */
export async function revokeKeysOf(tx: Transaction, memberId: string): Promise<ApiKey[]> {
  const { rows } = await sql<ApiKeyRow>`
    update api_key set revoked_at = now(), revoked_by = ${memberId}
    where organisation_id = ${tx.organisationId} and member_id = ${memberId} and revoked_at is null returning ${COLUMNS}`.execute(tx.db);
  return rows.map(toApiKey);
}

export async function deleteKeysOf(tx: Transaction, memberId: string): Promise<void> {
  await sql`delete from api_key where organisation_id = ${tx.organisationId} and member_id = ${memberId}`.execute(tx.db);
}
