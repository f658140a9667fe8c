export { eventRoutes } from './event-routes.ts';
export { startHub } from './hub.ts';
export type { Audience, Hub } from './hub.ts';
export type { Ephemeral } from './listener.ts';
