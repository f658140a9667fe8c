import type { RequireMember } from '../people/index.ts';
import { createRouter } from '../platform/http/index.ts';
import type { RequestEnv } from '../platform/http/index.ts';
import type { Log } from '../platform/log.ts';
import type { Room } from '../platform/room.ts';
import type { ReviewDeps } from './review-deps.ts';
import { reviewActRoutes, reviewRoutes, reviewSettingRoutes } from './routes.ts';
import { TIME_OUT } from './time-out-job.ts';
import { createTimingOut } from './timing-out.ts';

export { hold, minutesOf } from './hold.ts';
export type { HoldRefusal } from './hold.ts';
export { reviewHolding } from './member-holding.ts';
export { asOneText, PART_BREAK } from './review.ts';
export type { Review, Subject } from './review.ts';
export type { GivenBack, Gone, Guard, ReviewDeps, SubjectDoor, SubjectDoors, Unfit, WeighDeps } from './review-deps.ts';
export type { ReviewView } from './schema.ts';
export { endReview } from './settle-review.ts';
export { listReviews, readReviewsOf } from './store.ts';
export { toFindingViews, toReviewView } from './views.ts';
export { keepPassed, newlyStopped, strictest, weigh } from './weigh.ts';
export type { Judged, PauseRefusal, Weighed } from './weigh.ts';

export interface ReviewOptions extends ReviewDeps {
  readonly requireMember: RequireMember;
  readonly log: Log;
}

/** The review room: words that are read again before they leave, by their author or by somebody else. */
export function createReview(options: ReviewOptions): Required<Room> {
  const timingOut = createTimingOut(options);
  const routes = createRouter<RequestEnv>();
  routes.route('/', reviewRoutes(options));
  routes.route('/', reviewActRoutes(options));
  routes.route('/', reviewSettingRoutes(options));
  return { routes, jobs: { [TIME_OUT]: timingOut.job }, background: timingOut.run };
}
