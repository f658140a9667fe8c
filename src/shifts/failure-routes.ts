import type { ExtendRefusal, ShiftRefusal } from './end-shift.ts';
import type { PlanningRefusal } from './make-plan.ts';
import type { OfferRefusal } from './offer-hand-over.ts';
import type { SettleRefusal } from './settle-hand-over.ts';
import type { AnnounceRefusal } from './shifts-deps.ts';
import type { TakeRefusal } from './take-helm.ts';

export type ShiftsFailure = ExtendRefusal | ShiftRefusal | PlanningRefusal | OfferRefusal | SettleRefusal | AnnounceRefusal | TakeRefusal;

type Status = 403 | 404 | 409 | 422;

/** The HTTP status of each refusal of this room; one that is missing does not compile. */
const STATUS: Readonly<Record<ShiftsFailure['kind'], Status>> = {
  'not-allowed': 403,
  'outside-team': 403,
  'not-found': 404,
  'no-such-member': 404,
  'no-such-occurrence': 404,
  'shift-over': 409,
  'already-handing-over': 409,
  'hand-over-settled': 409,
  'not-on-team': 409,
  'member-deactivated': 409,
  'account-disconnected': 409,
  'account-needs-reconnection': 409,
  'account-paused': 409,
  'too-many-plans': 409,
  'to-oneself': 409,
  'no-speaker-tag': 409,
  'no-voice': 409,
  'no-such-time': 422,
  'ends-before-start': 422,
  'longer-than-a-day': 422,
  'until-before-start': 422,
  'until-past': 422,
  'until-too-far': 422,
  empty: 422,
  firm: 422,
  'too-long': 422,
};

export const statusOf = ({ kind }: ShiftsFailure): Status => STATUS[kind];
