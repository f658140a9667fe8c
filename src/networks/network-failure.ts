import type { Result } from '../platform/result.ts';

/** What an act on a network may come back with instead of a value. */
export type NetworkFailure =
  /** `because`: the network's own limit, unless it is the ceiling that the organisation set on what it spends there. */
  | { kind: 'rate-limited'; retryAt: Date; because?: 'spending-ceiling' }
  | { kind: 'unauthorised'; reason: string }
  | { kind: 'rejected'; reason: RejectedReason; detail: string }
  | { kind: 'unavailable'; detail: string }
  | { kind: 'outcome-unknown'; detail: string };

/**
 * Why a network said no for good: the same request will be refused again. *unsupported*: this network has no such thing; *not-granted*: it
 * has, and this account's rights or plan do not reach so far; *too-large*, *media-refused*: of a picture or a film.
 */
export type RejectedReason =
  | 'parent-gone'
  | 'too-long'
  | 'too-large'
  | 'media-refused'
  | 'blocked'
  | 'invalid'
  | 'unsupported'
  | 'not-granted';

export type NetworkResult<Value> = Result<Value, NetworkFailure>;
