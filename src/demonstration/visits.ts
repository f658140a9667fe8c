import type { Visits } from './colleagues.ts';

const STAYS_MS = 3_600_000;

/** Notes who enters the demonstration; after an hour without anybody its story begins anew with the next visitor. */
export function noteVisits(now: () => Date): Visits & { enter(memberId: string): void } {
  const chairs = new Set<string>();
  let first = 0;
  let last = 0;
  const somebody = (): boolean => last > 0 && now().getTime() - last < STAYS_MS;
  return {
    chairs,
    minutes: () => (somebody() ? (now().getTime() - first) / 60_000 : null),
    enter(memberId) {
      if (!somebody()) {
        first = now().getTime();
        chairs.clear();
      }
      last = now().getTime();
      chairs.add(memberId);
    },
  };
}
