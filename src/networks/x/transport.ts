import type { Bounds } from '../transport/index.ts';

export { boundedFetch, TransportError, USER_AGENT, type Answered } from '../transport/index.ts';

export const SMALL: Bounds = { timeoutMs: 15_000, maximumBytes: 2_000_000 };
/** A segment of a film. */
export const SLOW: Bounds = { timeoutMs: 5 * 60_000, maximumBytes: 2_000_000 };
/** A page of a hundred posts with all that they refer to. */
export const LARGE: Bounds = { timeoutMs: 30_000, maximumBytes: 20_000_000 };
