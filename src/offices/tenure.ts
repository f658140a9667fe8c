import type { TenureKind, TenureState, TitleForm, Titles } from './schema.ts';

/** What happens to a tenure. */
export type TenureEvent =
  /** Its first day has come. */
  | 'began'
  /** The first day after it has come. */
  | 'finished'
  /** Both came while nothing of ours was running. */
  | 'passed'
  /** It was taken back before its first day. */
  | 'was-cancelled';

const TRANSITIONS: Readonly<Record<TenureState, Partial<Record<TenureEvent, TenureState>>>> = {
  planned: { began: 'current', passed: 'ended', 'was-cancelled': 'cancelled' },
  current: { finished: 'ended' },
  ended: {},
  cancelled: {},
};

/** The state after `event`; null when that cannot happen in `state`. */
export const nextState = (state: TenureState, event: TenureEvent): TenureState | null => TRANSITIONS[state][event] ?? null;

/** One person in an office, from `startsOn` to the day before `endsOn`: ISO 8601 dates of the organisation's time zone, which sort as text. */
export interface Tenure {
  readonly tenureId: string;
  readonly officeId: string;
  readonly memberId: string;
  readonly kind: TenureKind;
  readonly titleForm: TitleForm;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly state: TenureState;
  readonly endedBy: string | null;
  readonly keptName: string | null;
}

export interface Office {
  readonly officeId: string;
  readonly accountId: string;
  readonly titles: Titles;
}

type Days = Pick<Tenure, 'startsOn' | 'endsOn'>;

/** Whether `day` is one of the tenure's. */
export const holdsOn = ({ startsOn, endsOn }: Days, day: string): boolean => startsOn <= day && (endsOn === null || day < endsOn);

/** Whether both tenures have a day in common. */
export const overlap = (one: Days, other: Days): boolean =>
  (one.endsOn === null || other.startsOn < one.endsOn) && (other.endsOn === null || one.startsOn < other.endsOn);

/** The tenure that holds the office on `day`; null when it is vacant. Cancelled ones hold nothing. */
export const heldOn = (tenures: readonly Tenure[], day: string): Tenure | null =>
  tenures.find((tenure) => tenure.state !== 'cancelled' && holdsOn(tenure, day)) ?? null;

/** What is to happen on `day`, ends before beginnings, oldest first. Asked again after it was done, nothing is. */
export function dueEvents(tenures: readonly Tenure[], day: string): { readonly tenure: Tenure; readonly event: TenureEvent }[] {
  const eventOf = ({ state, startsOn, endsOn }: Tenure): TenureEvent | null => {
    const over = endsOn !== null && endsOn <= day;
    if (state === 'current') return over ? 'finished' : null;
    if (state !== 'planned' || startsOn > day) return null;
    return over ? 'passed' : 'began';
  };
  const due = tenures.flatMap((tenure) => {
    const event = eventOf(tenure);
    return event === null ? [] : [{ tenure, event }];
  });
  const order = { finished: 0, passed: 1, began: 2, 'was-cancelled': 3 } as const;
  return due.toSorted((one, other) => order[one.event] - order[other.event] || (one.tenure.startsOn < other.tenure.startsOn ? -1 : 1));
}

export type PlanRefusal =
  /** What is done cannot be done yesterday. */
  | { kind: 'in-the-past'; today: string }
  | { kind: 'ends-before-start' }
  /** Further ahead than anybody plans. */
  | { kind: 'too-far'; latest: string }
  | { kind: 'overlaps'; tenureId: string; startsOn: string; endsOn: string | null };

/**
 * What planning `wanted` asks of the others: whose open end it sets (null: nobody's), or why it cannot be. The first tenure of an office
 * may have begun in the past; it is then simply told.
 */
export function fitPlan(tenures: readonly Tenure[], wanted: Days, today: string): { succeeds: Tenure | null } | PlanRefusal {
  const standing = tenures.filter(({ state }) => state !== 'cancelled');
  if (wanted.startsOn < today && standing.length > 0) return { kind: 'in-the-past', today };
  if (wanted.endsOn !== null && wanted.endsOn <= wanted.startsOn) return { kind: 'ends-before-start' };
  if (wanted.endsOn !== null && wanted.endsOn <= today) return { kind: 'in-the-past', today };
  const latest = `${Number(today.slice(0, 4)) + 10}-12-31`;
  if (wanted.startsOn > latest || (wanted.endsOn !== null && wanted.endsOn > latest)) return { kind: 'too-far', latest };
  const succeeds = standing.find((one) => one.endsOn === null && one.startsOn < wanted.startsOn) ?? null;
  const another = standing.find((one) => one !== succeeds && overlap(one, wanted));
  if (another) return { kind: 'overlaps', tenureId: another.tenureId, startsOn: another.startsOn, endsOn: another.endsOn };
  return { succeeds };
}

/** The next planned change after `today`: an arrival, or the day from which nobody holds the office. */
export function nextChange(
  tenures: readonly Tenure[],
  today: string,
): { readonly day: string; readonly kind: 'begins' | 'falls-vacant'; readonly tenureId: string } | null {
  const standing = tenures.filter(({ state }) => state !== 'cancelled');
  const begins = standing
    .filter(({ startsOn }) => startsOn > today)
    .map(({ startsOn, tenureId }) => ({ day: startsOn, kind: 'begins' as const, tenureId }));
  const ends = standing
    .filter(({ endsOn }) => endsOn !== null && endsOn > today && heldOn(standing, endsOn) === null)
    .map(({ endsOn, tenureId }) => ({ day: endsOn ?? '', kind: 'falls-vacant' as const, tenureId }));
  return [...begins, ...ends].toSorted((one, other) => (one.day < other.day ? -1 : 1))[0] ?? null;
}

/** Since which day nobody holds the office; null when somebody does, or nobody ever did. */
export function vacantSince(tenures: readonly Tenure[], today: string): string | null {
  if (heldOn(tenures, today) !== null) return null;
  const ends = tenures.flatMap(({ state, endsOn }) => (state !== 'cancelled' && endsOn !== null && endsOn <= today ? [endsOn] : []));
  return ends.toSorted().at(-1) ?? null;
}

/** The title in the holder's form, as interim if that is what it is. */
export const titleOf = (titles: Titles, { titleForm }: Pick<Tenure, 'titleForm'>): string => titles[titleForm];
