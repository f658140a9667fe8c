import { randomUUID } from 'node:crypto';
import type { Holding, RequireMember } from '../people/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Room } from '../platform/room.ts';
import { apiKeyRoutes, takeKeys } from './routes.ts';
import { deleteKeysOf, listKeys, revokeKeysOf } from './store.ts';
import { toApiKeyView } from './api-key.ts';

export { scopeFor } from './api-key.ts';

export interface ApiKeys extends Required<Pick<Room, 'routes'>> {
  /** `requireMember`, for routes that programs may use too: see `scopeFor`. */
  readonly requireMemberOrKey: RequireMember;
}

/** The room of API keys: by which programs speak in a member's name. */
export function createApiKeys({
  database,
  requireMember,
}: {
  readonly database: Database;
  readonly requireMember: RequireMember;
}): ApiKeys {
  return {
    routes: apiKeyRoutes({ database, requireMember, newId: randomUUID }),
    requireMemberOrKey: takeKeys({ database }, requireMember),
  };
}

/** Keys end with the membership of their maker, for life: who comes back makes others. */
export const apiKeysHolding: Holding = {
  name: 'apiKeys',
  leave: async (tx, memberId) => {
    for (const { apiKeyId, name } of await revokeKeysOf(tx, memberId))
      tx.record({ kind: 'api-key.revoked', memberId, data: { apiKeyId, name, of: memberId, because: 'left' } });
  },
  erase: async (tx, memberId) => await deleteKeysOf(tx, memberId),
  export: async (db, organisationId, memberId) => (await listKeys(db, organisationId, memberId)).map(toApiKeyView),
};
