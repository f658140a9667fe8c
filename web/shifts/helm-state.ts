/** What is to be said of a helm now. The server says who and until when; the minutes pass here. */
import type { HelmView, ShiftView } from '../../src/shifts/schema.ts';

export type HelmState = 'here' | 'overrun' | 'absent' | 'expected' | 'closed' | 'unplanned';

export const isOver = (shift: ShiftView, now: number): boolean => Date.parse(shift.until) <= now;

/** The one word for a helm: nobody there matters more than anything, then that they should have gone. */
export function helmState(helm: HelmView, now: number): HelmState {
  if (helm.atHelm.length > 0) return helm.atHelm.every((shift) => isOver(shift, now)) ? 'overrun' : 'here';
  if (helm.missing.some(({ absent }) => absent)) return 'absent';
  if (helm.missing.length > 0) return 'expected';
  return helm.next === null ? 'unplanned' : 'closed';
}

/** Until when somebody is there: the latest of them, in milliseconds since the epoch. */
export const untilOf = ({ atHelm }: Pick<HelmView, 'atHelm'>): number => Math.max(...atHelm.map(({ until }) => Date.parse(until)));

export const mine = (helm: HelmView | undefined, me: string): ShiftView | undefined => helm?.atHelm.find(({ memberId }) => memberId === me);

/** Whether somebody may be at this helm: the account has no team, or he or she is in it. */
export const mayBeAt = ({ team }: Pick<HelmView, 'team'>, memberId: string): boolean => team === null || team.includes(memberId);

const HOUR = 3_600_000;

/** Until when a member would be there if he or she takes this helm now: as planned, else four hours, to the next full hour. */
export function proposeUntil(helm: HelmView | undefined, me: string, now: number): { readonly at: number; readonly planned: boolean } {
  const due = helm?.missing.find(({ memberId }) => memberId === me);
  const soon = helm?.next?.memberId === me && Date.parse(helm.next.startsAt) - now < HOUR ? helm.next : undefined;
  const planned = due ?? soon;
  if (planned !== undefined && Date.parse(planned.endsAt) > now) return { at: Date.parse(planned.endsAt), planned: true };
  return { at: Math.ceil((now + 3.5 * HOUR) / HOUR) * HOUR, planned: false };
}
