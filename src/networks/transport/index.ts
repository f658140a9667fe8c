/** How adapters ask servers that may be anyone's. */
export { boundedFetch, toTransportError, TransportError, USER_AGENT } from './bounded-fetch.ts';
export type { Answered, Bounds, TransportTrouble } from './bounded-fetch.ts';
