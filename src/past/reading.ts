import type { PastResult, ReadingState, ReadingView } from './schema.ts';

/** What happens to a reading. */
export type ReadingEvent =
  /** Its last part came, or it needs none. */
  | 'was-received'
  /** A worker took it up, perhaps not for the first time. */
  | 'was-begun'
  /** Several people wrote in the file. */
  | 'asked-for-author'
  | 'was-read'
  | 'failed'
  | 'was-cancelled'
  /** A day went by and nobody went on with it. */
  | 'ran-out';

const TRANSITIONS: Readonly<Record<ReadingState, Partial<Record<ReadingEvent, ReadingState>>>> = {
  uploading: { 'was-received': 'waiting', 'was-cancelled': 'cancelled', 'ran-out': 'expired' },
  waiting: { 'was-begun': 'reading', failed: 'failed', 'was-cancelled': 'cancelled' },
  reading: {
    'was-begun': 'reading',
    'asked-for-author': 'which-account',
    'was-read': 'read',
    failed: 'failed',
    'was-cancelled': 'cancelled',
  },
  'which-account': { 'was-received': 'waiting', 'was-cancelled': 'cancelled', 'ran-out': 'expired' },
  read: {},
  failed: {},
  cancelled: {},
  expired: {},
};

/** The state after `event`; null when that cannot happen in `state`. */
export const nextReadingState = (state: ReadingState, event: ReadingEvent): ReadingState | null => TRANSITIONS[state][event] ?? null;

/** Nothing more happens to it, and the file is gone. */
export const hasEnded = (state: ReadingState): boolean => Object.keys(TRANSITIONS[state]).length === 0;

export interface Reading extends Omit<ReadingView, 'createdAt' | 'endedAt'> {
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  readonly tries: number;
}

export interface ReadingFailure {
  readonly kind: string;
  readonly [detail: string]: unknown;
}

/** How a reading ended, to be stored with its state. */
export type ReadingEnd =
  | { readonly event: 'was-read'; readonly result: PastResult }
  | { readonly event: 'failed' | 'asked-for-author'; readonly failure: ReadingFailure }
  | { readonly event: 'was-cancelled' | 'ran-out' };

export function toReadingView(reading: Reading): ReadingView {
  const { tries: _tries, createdAt, endedAt, ...view } = reading;
  return { ...view, createdAt: createdAt.toISOString(), endedAt: endedAt?.toISOString() ?? null };
}
