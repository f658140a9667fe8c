import { dayOf, timeOfDay } from '../design/moment.ts';
import { useClock } from '../design/relative-time.tsx';
import { momentOf } from '../shifts/wall-time.ts';

/** A wall time of the organisation as people say it: the day, and the time of it. */
export function useSaidWall(): (local: string) => string {
  const clock = useClock();
  return (local) => {
    const at = new Date(momentOf(local, clock.zone));
    return `${dayOf(at, clock)}, ${timeOfDay(at, clock)}`;
  };
}
