import { impossible } from '../platform/result.ts';

/** Every refusal of this room. */
export type InboxFailure =
  | { kind: 'not-found' }
  | { kind: 'held' }
  | { kind: 'closed' }
  | { kind: 'not-holder' }
  | { kind: 'outside-team' }
  | { kind: 'stale-draft' }
  | { kind: 'invalid' };

/** The HTTP status of each. */
export function statusOf(failure: InboxFailure): 403 | 404 | 409 | 422 {
  switch (failure.kind) {
    case 'not-found':
      return 404;
    case 'outside-team':
      return 403;
    case 'held':
    case 'closed':
    case 'not-holder':
    case 'stale-draft':
      return 409;
    case 'invalid':
      return 422;
    default:
      return impossible(failure);
  }
}
