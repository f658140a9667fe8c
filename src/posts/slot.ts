/** Slots: the times of an account's week at which what is ready leaves, one post each. */
import { momentOf, wallTimeOf } from './local-time.ts';

/** On the organisation's wall clock. */
export interface Slot {
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
  /** `HH:MM`. */
  readonly time: string;
}

export const MOST_SLOTS = 100;
const DAY_MS = 86_400_000;

/** Two posts of an account on one minute are one too many. */
const SAME_MS = 60_000;

/** The first slot after a moment at which the account says nothing yet; null when none is free within `days`. */
export function nextFreeSlot({
  slots,
  taken,
  zone,
  after,
  days,
}: {
  readonly slots: readonly Slot[];
  readonly taken: readonly Date[];
  readonly zone: string;
  readonly after: Date;
  readonly days: number;
}): { readonly local: string; readonly at: Date } | null {
  if (slots.length === 0) return null;
  const first = Date.parse(`${wallTimeOf(after, zone).slice(0, 10)}T00:00:00Z`);
  for (let day = 0; day < days; day += 1) {
    const date = new Date(first + day * DAY_MS).toISOString().slice(0, 10);
    const weekday = ((new Date(first + day * DAY_MS).getUTCDay() + 6) % 7) + 1;
    const times = slots.filter((slot) => slot.weekday === weekday).map(({ time }) => time);
    for (const time of times.toSorted()) {
      const local = `${date}T${time}`;
      const at = momentOf(local, zone);
      if (at > after && !taken.some((moment) => Math.abs(moment.getTime() - at.getTime()) < SAME_MS)) return { local, at };
    }
  }
  return null;
}
