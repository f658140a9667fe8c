/**
 * A shift: one member at one account's helm. Its life:
 *
 *   planned → taken → handing-over → ended
 *
 * `planned`: a plan says so; it has no row until something happens to it. `absent`: its moment came, and its member did not; taking it late
 * is still possible, until its planned end makes it `missed`. `taken`: its member is at the helm, past `until` in *overrun*. `handing-over`:
 * a successor is asked to confirm, and its member stays until then. `ended`: over, for a reason that is kept.
 */
export type ShiftState = 'planned' | 'absent' | 'missed' | 'taken' | 'handing-over' | 'ended';

export type ShiftEvent =
  | 'take'
  /** Nobody came within the account's minutes. */
  | 'not-come'
  /** Its planned end came, and still nobody. */
  | 'passed'
  | 'hand-over'
  /** The successor declined, or the leaver changed his or her mind. */
  | 'stay'
  | 'end';

const LIFE: Readonly<Record<ShiftState, Partial<Record<ShiftEvent, ShiftState>>>> = {
  planned: { take: 'taken', 'not-come': 'absent' },
  absent: { take: 'taken', passed: 'missed' },
  missed: {},
  taken: { 'hand-over': 'handing-over', end: 'ended' },
  'handing-over': { stay: 'taken', end: 'ended' },
  ended: {},
};

/** The state after an event; null when the event cannot happen in that state. */
export const nextState = (state: ShiftState, event: ShiftEvent): ShiftState | null => LIFE[state][event] ?? null;

/** Why a shift ended. `left` before `until` is an early leave, and is shown as one. */
export type EndedWhy = 'left' | 'handed-over' | 'deactivated' | 'forgotten' | 'ended-by-lead' | 'off-team';

export interface Shift {
  readonly shiftId: string;
  readonly accountId: string;
  readonly memberId: string;
  /** The occurrence that it is; null when nothing was planned. `occursOn` is a local date. */
  readonly occurrence: { readonly planId: string; readonly occursOn: string } | null;
  readonly state: Exclude<ShiftState, 'planned'>;
  readonly takenAt: Date | null;
  readonly until: Date;
  readonly endedAt: Date | null;
  readonly endedWhy: EndedWhy | null;
  readonly greetingId: string | null;
  readonly goodbyeId: string | null;
}

export const isAtHelm = ({ state }: Pick<Shift, 'state'>): boolean => state === 'taken' || state === 'handing-over';

const MINUTE = 60_000;
/** Nobody is at a helm for longer than this without saying so again. */
export const LONGEST_SHIFT_MS = 24 * 60 * MINUTE;
/** A shift that begins within this is the one that its member takes, though early. */
export const EARLY_MS = 60 * MINUTE;
/** So long past its end, a helm was forgotten and is put down without a word. */
export const FORGOTTEN_MS = 6 * 60 * MINUTE;

export type UntilRefusal = { kind: 'until-past' } | { kind: 'until-too-far'; hours: number };

/** Whether one can be at the helm until then. */
export function refuseUntil(until: Date, now: Date): UntilRefusal | null {
  if (until.getTime() <= now.getTime()) return { kind: 'until-past' };
  return until.getTime() - now.getTime() > LONGEST_SHIFT_MS ? { kind: 'until-too-far', hours: LONGEST_SHIFT_MS / (60 * MINUTE) } : null;
}
