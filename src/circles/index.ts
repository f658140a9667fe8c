import { z } from 'zod';
import type { Connections } from '../accounts/index.ts';
import type { Holding, RequireMember } from '../people/index.ts';
import { createRouter } from '../platform/http/index.ts';
import type { RequestEnv } from '../platform/http/index.ts';
import type { Room } from '../platform/room.ts';
import type { CircleDeps } from './ask-network.ts';
import { gateConnections } from './gate.ts';
import { listRoutes } from './list-routes.ts';
import { mentionableRoutes } from './mentionable-routes.ts';
import { circleRoutes } from './routes.ts';
import { follow, takeBack, WRITE_SPEAKERS } from './speak-publicly.ts';
import { listAgreementsOf } from './speakers-store.ts';
import { followUp } from './write-speakers.ts';

const payloadSchema = z.object({ organisationId: z.uuid(), accountId: z.uuid(), tries: z.coerce.number().int().min(0) });

export interface Circles extends Required<Pick<Room, 'routes' | 'jobs'>> {
  /** Connections whose posts leave with their account's rules: for whoever publishes. */
  readonly gated: Pick<Connections, 'use'>;
}

/** The circles room: who stands around an account on its network. */
export function createCircles(deps: CircleDeps & { readonly requireMember: RequireMember }): Circles {
  const routes = createRouter<RequestEnv>();
  routes.route('/', circleRoutes(deps));
  routes.route('/', listRoutes(deps));
  routes.route('/', mentionableRoutes(deps));
  return {
    routes,
    jobs: { [WRITE_SPEAKERS]: async (payload) => await followUp(deps, payloadSchema.parse(payload)) },
    gated: gateConnections(deps.connections, deps.database),
  };
}

/** What it keeps of members: their word to be on public lists, and under which handle. */
export const circlesHolding: Holding = {
  name: 'circles',
  leave: async (tx, memberId) => await takeBack(tx, memberId),
  erase: async (tx, memberId) => await takeBack(tx, memberId),
  shownAnew: async (tx, memberId) => {
    const agreements = await listAgreementsOf(tx.db, tx.organisationId, memberId);
    await follow(
      tx,
      agreements.map(({ accountId }) => accountId),
    );
  },
  export: async (db, organisationId, memberId) => await listAgreementsOf(db, organisationId, memberId),
};
