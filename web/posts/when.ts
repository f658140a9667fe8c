/** What the form of a plan holds, and what of it is asked for. */
import type { PlanRequestBody, PostView } from '../../src/posts/schema.ts';
import { addDays, dateOf, timeOf, weekdayOf } from '../shifts/wall-time.ts';

export const REPEATS = ['never', 'daily', 'weekdays', 'weekly', 'monthly'] as const;
export type RepeatChoice = (typeof REPEATS)[number];

export interface WhenValues {
  readonly kind: 'now' | 'at' | 'slot';
  /** Wall times of the organisation's zone: a date and `HH:MM`. */
  readonly day: string;
  readonly time: string;
  /** Of a time that the clocks show twice; null until it is asked for. */
  readonly which: 'first' | 'second' | null;
  readonly repeat: RepeatChoice;
  /** Last day of a repeated post. */
  readonly until: string;
  /** By which account's slots. */
  readonly accountId: string;
  readonly deadlineMinutes: number | null;
}

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
/** A repeated post is looked at again after three months, unless somebody wants otherwise. */
const USUAL_DAYS = 90;

export function ruleOf(repeat: Exclude<RepeatChoice, 'never'>, day: string): string {
  switch (repeat) {
    case 'daily':
      return 'FREQ=DAILY';
    case 'weekdays':
      return 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR';
    case 'weekly':
      return `FREQ=WEEKLY;BYDAY=${DAYS[weekdayOf(day) - 1] ?? 'MO'}`;
    case 'monthly':
      return `FREQ=MONTHLY;BYMONTHDAY=${Number(day.slice(8, 10))}`;
  }
}

/** What stands in the form at first: the plan there is, or tomorrow at nine. `now`: a wall time. */
export function beginning({ plan }: Pick<PostView, 'plan'>, now: string): WhenValues {
  const local = plan?.local ?? `${addDays(dateOf(now), 1)}T09:00`;
  const [day, time] = [dateOf(local), timeOf(local)];
  const found = plan?.repeat
    ? REPEATS.find((one) => one !== 'never' && ruleOf(one, dateOf(plan.repeat?.from ?? local)) === plan.repeat?.rule)
    : undefined;
  return {
    kind: 'at',
    day,
    time,
    which: null,
    repeat: found ?? 'never',
    until: plan?.repeat?.until ?? addDays(day, USUAL_DAYS),
    accountId: '',
    deadlineMinutes: plan?.deadlineMinutes ?? null,
  };
}

export function toWhen({ kind, day, time, which, repeat, until, accountId }: WhenValues): PlanRequestBody['when'] {
  if (kind === 'now') return { kind };
  if (kind === 'slot') return { kind, accountId };
  const repeated = repeat === 'never' ? null : { rule: ruleOf(repeat, day), until };
  return { kind, local: `${day}T${time}`, ...(which !== null && { which }), repeat: repeated };
}
