/**
 * What a leaver hands to the next person: the open threads, free words, and the goodbye with which he or she goes. Its life:
 *
 *   offered → confirmed
 *
 * or `declined` (the leaver stays, and knows why), or `withdrawn` by its author. It stays `offered`, and in sight, when its author goes before
 * anybody has confirmed: the threads are back in the queue then, and who confirms takes those that are still free.
 */
export type HandOverState = 'offered' | 'confirmed' | 'declined' | 'withdrawn';
export type HandOverEvent = 'confirm' | 'decline' | 'withdraw';

const LIFE: Readonly<Record<HandOverState, Partial<Record<HandOverEvent, HandOverState>>>> = {
  offered: { confirm: 'confirmed', decline: 'declined', withdraw: 'withdrawn' },
  confirmed: {},
  declined: {},
  withdrawn: {},
};

export const nextState = (state: HandOverState, event: HandOverEvent): HandOverState | null => LIFE[state][event] ?? null;

/** One open thing of a hand-over. */
export interface HandOverItem {
  readonly kind: 'conversation';
  readonly id: string;
}

export interface HandOver {
  readonly handOverId: string;
  readonly accountId: string;
  readonly shiftId: string;
  readonly fromMemberId: string;
  /** Null: whoever comes next. */
  readonly toMemberId: string | null;
  readonly word: string;
  readonly items: readonly HandOverItem[];
  readonly goodbye: string | null;
  readonly state: HandOverState;
  readonly settledBy: string | null;
  readonly settledAt: Date | null;
  readonly answer: string;
  readonly createdAt: Date;
}

/** Threads of one hand-over. */
export const MOST_ITEMS = 200;
