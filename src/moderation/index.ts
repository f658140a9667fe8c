import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Connections, Networks } from '../accounts/index.ts';
import { guardConversations } from '../inbox/index.ts';
import type { Holding, RequireMember } from '../people/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Room } from '../platform/room.ts';
import { carryOut } from './carry-out.ts';
import { CARRY_OUT } from './record-moderation.ts';
import { moderationRoutes } from './routes.ts';
import { listOfMember } from './store.ts';

export type { ModerationView } from './schema.ts';

export interface ModerationRoomDeps {
  readonly database: Database;
  readonly networks: Networks;
  readonly connections: Pick<Connections, 'use'>;
  readonly requireMember: RequireMember;
}

const payloadSchema = z.object({ organisationId: z.uuid(), moderationId: z.uuid() });

/** The moderation room: what accounts do about people and posts that they would rather not have under their name. */
export function createModeration({
  database,
  networks,
  connections,
  requireMember,
}: ModerationRoomDeps): Required<Pick<Room, 'routes' | 'jobs'>> {
  const wait = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal });
  const means = { database, connections, wait, now: Date.now };
  return {
    routes: moderationRoutes({ database, networks, requireMember: guardConversations(database, requireMember) }),
    jobs: { [CARRY_OUT]: async (payload) => await carryOut(means, payloadSchema.parse(payload)) },
  };
}

/** What it keeps of members: that they asked for it, as part of what was done on an account. */
export const moderationHolding: Holding = {
  name: 'moderation',
  export: async (db, organisationId, memberId) => await listOfMember(db, organisationId, memberId),
};
