import type { Visitor } from '../people/index.ts';
import type { Database } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { hashToken, MOST_KEYS, newToken } from './api-key.ts';
import type { ApiKey } from './api-key.ts';
import type { Scope } from './schema.ts';
import { insertKey, listKeys, lockKey, writeRevoked } from './store.ts';

export interface ApiKeyDeps {
  readonly database: Database;
  readonly newId: () => string;
}

/** Makes a key that speaks in the visitor's name. The token is answered this once. */
export async function makeKey(
  { database, newId }: ApiKeyDeps,
  visitor: Visitor,
  { name, scopes }: { readonly name: string; readonly scopes: readonly Scope[] },
): Promise<Result<{ key: ApiKey; token: string }, { kind: 'too-many-keys'; maximum: number }>> {
  const { organisationId, memberId } = visitor;
  const token = newToken();
  return await database.transact(organisationId, async (tx): Promise<Awaited<ReturnType<typeof makeKey>>> => {
    const wanted = { apiKeyId: newId(), memberId, name, scopes, tokenHash: hashToken(token), ending: token.slice(-4) };
    const key = await insertKey(tx, wanted, MOST_KEYS);
    if (key === null) return fail({ kind: 'too-many-keys', maximum: MOST_KEYS });
    tx.record({ kind: 'api-key.made', memberId, data: { apiKeyId: key.apiKeyId, name, scopes: [...scopes] } });
    return succeed({ key, token });
  });
}

/** One's own keys; administrators see everybody's. */
export async function readKeys({ database }: Pick<ApiKeyDeps, 'database'>, visitor: Visitor): Promise<ApiKey[]> {
  const { organisationId, memberId, role } = visitor;
  return await database.read(organisationId, (db) => listKeys(db, organisationId, role === 'administrator' ? null : memberId));
}

/** Ends a key at once: one's own, or as an administrator anybody's. One that is ended already stays as it is. */
export async function revokeKey(
  { database }: Pick<ApiKeyDeps, 'database'>,
  { organisationId, memberId, role }: Visitor,
  apiKeyId: string,
): Promise<Result<ApiKey, { kind: 'not-found' }>> {
  return await database.transact(organisationId, async (tx): Promise<Result<ApiKey, { kind: 'not-found' }>> => {
    const key = await lockKey(tx, apiKeyId);
    // Another's key is none of one's business, and is not said to be there.
    if (key === null || (key.memberId !== memberId && role !== 'administrator')) return fail({ kind: 'not-found' });
    if (key.revokedAt !== null) return succeed(key);
    tx.record({ kind: 'api-key.revoked', memberId, data: { apiKeyId, name: key.name, of: key.memberId } });
    return succeed(await writeRevoked(tx, apiKeyId, memberId));
  });
}
