import { randomUUID } from 'node:crypto';
import type { RequireMember } from '../people/index.ts';
import type { Database } from '../platform/database/index.ts';
import { createRouter } from '../platform/http/index.ts';
import type { RequestEnv } from '../platform/http/index.ts';
import type { Log } from '../platform/log.ts';
import type { Reach } from '../platform/outbound/index.ts';
import type { Room } from '../platform/room.ts';
import type { Seal } from '../platform/secrets/index.ts';
import { webhookDeliveryRoutes, webhookRoutes } from './routes.ts';
import { createTelling } from './telling.ts';

export { rotateWebhookSecrets } from './rotate-secrets.ts';

export interface WebhooksOptions {
  readonly database: Database;
  readonly seal: Seal;
  readonly requireMember: RequireMember;
  readonly log: Log;
  /** `public`: https on the internet alone; `anywhere`: private networks too, and http on this machine. */
  readonly reach: Reach;
}

/** The room of webhooks: addresses of the organisation that are told, signed and in order, what becomes of its publications. */
export function createWebhooks({ requireMember, log, ...given }: WebhooksOptions): Required<Pick<Room, 'routes' | 'background'>> {
  const deps = { ...given, newId: randomUUID, now: Date.now };
  const routes = createRouter<RequestEnv>();
  routes.route('/', webhookRoutes({ ...deps, requireMember }));
  routes.route('/', webhookDeliveryRoutes({ ...deps, requireMember }));
  return { routes, background: createTelling({ ...deps, log }).run };
}
