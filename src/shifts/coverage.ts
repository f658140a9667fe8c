import { byStart, localDateOf } from './recurrence.ts';
import type { Occurrence } from './recurrence.ts';

type Planned = Pick<Occurrence, 'planId' | 'occursOn' | 'accountId' | 'memberId' | 'startsAt' | 'endsAt'>;

/** A stretch of time of one account. */
export interface Stretch {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export interface Coverage {
  /** When two people or more are planned at the helm: allowed, and shown. */
  readonly together: readonly (Stretch & { readonly memberIds: readonly string[] })[];
  /** Holes between two shifts that begin on the same local day. */
  readonly gaps: readonly Stretch[];
  /** When one person is planned twice at once, on any accounts. */
  readonly clashes: readonly (Stretch & { readonly memberId: string; readonly accountIds: readonly string[] })[];
}

/** What a plan leaves uncovered or covers twice. `all` holds every account's, for the clashes. */
export function coverageOf(all: readonly Planned[], accountId: string, zone: string): Coverage {
  const mine = all.filter((one) => one.accountId === accountId).toSorted(byStart);
  return { together: overlapsOf(mine), gaps: gapsOf(mine, zone), clashes: clashesOf(all, accountId) };
}

/** Stretches during which two different people are there, cut wherever somebody comes or goes. */
function overlapsOf(planned: readonly Planned[]): Coverage['together'] {
  const cuts = [...new Set(planned.flatMap(({ startsAt, endsAt }) => [startsAt.getTime(), endsAt.getTime()]))].toSorted((a, b) => a - b);
  const found = [];
  for (const [index, from] of cuts.entries()) {
    const to = cuts[index + 1];
    if (to === undefined) break;
    const there = planned.filter(({ startsAt, endsAt }) => startsAt.getTime() <= from && endsAt.getTime() >= to);
    const memberIds = [...new Set(there.map(({ memberId }) => memberId))].toSorted();
    if (memberIds.length > 1) found.push({ startsAt: new Date(from), endsAt: new Date(to), memberIds });
  }
  return found;
}

function gapsOf(planned: readonly Planned[], zone: string): Stretch[] {
  const gaps: Stretch[] = [];
  let last: { readonly endsAt: Date; readonly day: string } | undefined;
  for (const { startsAt, endsAt } of planned) {
    const day = localDateOf(startsAt, zone);
    if (last !== undefined && last.day === day && startsAt > last.endsAt) gaps.push({ startsAt: last.endsAt, endsAt: startsAt });
    last = { endsAt: last !== undefined && last.endsAt > endsAt ? last.endsAt : endsAt, day };
  }
  return gaps;
}

function clashesOf(all: readonly Planned[], accountId: string): Coverage['clashes'] {
  const found = [];
  for (const one of all.filter((planned) => planned.accountId === accountId)) {
    for (const other of all) {
      if (other === one || other.memberId !== one.memberId) continue;
      // Two of the same account are met twice: once is enough.
      if (other.accountId === accountId && byStart(one, other) > 0) continue;
      const startsAt = one.startsAt > other.startsAt ? one.startsAt : other.startsAt;
      const endsAt = one.endsAt < other.endsAt ? one.endsAt : other.endsAt;
      if (endsAt > startsAt) found.push({ startsAt, endsAt, memberId: one.memberId, accountIds: [one.accountId, other.accountId] });
    }
  }
  return found.slice(0, 200);
}
