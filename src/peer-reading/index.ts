import { findOrganisation } from '../people/index.ts';
import type { Holding, RequireMember } from '../people/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Log } from '../platform/log.ts';
import type { Room } from '../platform/room.ts';
import { createDrawing } from './drawing.ts';
import { peerReadingRoutes } from './routes.ts';
import { endReadingsOf, eraseReadingsOf, exportReadingsOf } from './store.ts';

export { drawAnew } from './draw-yesterday.ts';
export type { PeerAnswer } from './schema.ts';
export { listToRead, writeAnswer } from './store.ts';

export interface PeerReadingOptions {
  readonly database: Database;
  readonly requireMember: RequireMember;
  readonly log: Log;
}

/** Peer reading: yesterday's messages, read again by a colleague, kindly. */
export function createPeerReading({ database, requireMember, log }: PeerReadingOptions): Required<Pick<Room, 'routes' | 'background'>> {
  const drawing = createDrawing({ database, findOrganisation, log, random: Math.random });
  return { routes: peerReadingRoutes({ database, requireMember }), background: drawing.run };
}

/** What it keeps of members: what was given to them to read, what they said of it, and what was said of theirs. */
export const peerReadingHolding: Holding = {
  name: 'peer-reading',
  leave: endReadingsOf,
  erase: eraseReadingsOf,
  export: exportReadingsOf,
};
