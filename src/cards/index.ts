import { randomUUID } from 'node:crypto';
import type { OneByOne } from '../media/index.ts';
import type { RequireMember } from '../people/index.ts';
import type { Database } from '../platform/database/index.ts';
import { createRouter } from '../platform/http/index.ts';
import type { RequestEnv } from '../platform/http/index.ts';
import type { Reach } from '../platform/outbound/index.ts';
import { createFetching } from '../platform/pictures/index.ts';
import type { Room } from '../platform/room.ts';
import { createPageFetching } from './fetch-page.ts';
import { createCardMaking } from './make-card.ts';
import { cardRoutes } from './routes.ts';

export { cardToBring, outgoingCard } from './carry-card.ts';
export type { LinkCard } from './card.ts';
export { attachCard, listCarriedCards, wantsCardUpload, writeCardHandle } from './store.ts';

/** Milliseconds that a card's picture is waited for. */
const PICTURE_LIMIT_MS = 8_000;

export interface CardsOptions {
  readonly database: Database;
  readonly requireMember: RequireMember;
  /** Shared with whoever unpacks pictures. */
  readonly oneByOne: OneByOne;
  readonly reach: Reach;
}

/** The cards room: what links show of their pages. */
export function createCards({ database, requireMember, oneByOne, reach }: CardsOptions): Required<Pick<Room, 'routes'>> {
  const makeCard = createCardMaking({
    database,
    oneByOne,
    newId: randomUUID,
    now: Date.now,
    fetchPage: createPageFetching(reach),
    fetchPicture: createFetching(reach, PICTURE_LIMIT_MS),
  });
  const routes = createRouter<RequestEnv>();
  routes.route('/', cardRoutes({ makeCard, requireMember }));
  return { routes };
}
