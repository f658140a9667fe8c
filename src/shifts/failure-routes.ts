import { impossible } from '../platform/result.ts';
import type { ShiftRefusal } from './end-shift.ts';
import type { PlanningRefusal } from './make-plan.ts';
import type { OfferRefusal } from './offer-hand-over.ts';
import type { SettleRefusal } from './settle-hand-over.ts';
import type { AnnounceRefusal } from './shifts-deps.ts';
import type { TakeRefusal } from './take-helm.ts';

export type ShiftsFailure = ShiftRefusal | PlanningRefusal | OfferRefusal | SettleRefusal | AnnounceRefusal | TakeRefusal;

/** The HTTP status of each refusal of this room. */
export function statusOf(failure: ShiftsFailure): 403 | 404 | 409 | 422 {
  switch (failure.kind) {
    case 'not-allowed':
      return 403;
    case 'not-found':
    case 'no-such-member':
    case 'no-such-occurrence':
      return 404;
    case 'shift-over':
    case 'already-handing-over':
    case 'hand-over-settled':
    case 'not-on-team':
    case 'member-deactivated':
    case 'account-disconnected':
    case 'account-needs-reconnection':
    case 'no-voice':
    case 'too-many-plans':
    case 'to-oneself':
    case 'no-speaker-tag':
      return 409;
    case 'no-such-time':
    case 'ends-before-start':
    case 'longer-than-a-day':
    case 'until-before-start':
    case 'until-past':
    case 'until-too-far':
    case 'empty':
    case 'too-long':
      return 422;
    default:
      return impossible(failure);
  }
}
