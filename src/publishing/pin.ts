/**
 * What stands at the head of an account's profile: one post of ours, or none. Wished by a member, told to the network by a job. The wish
 * counts: whatever the network was told last, it is told until both are the same, or until a person must look.
 */
import { isWider } from '../networks/network.ts';
import type { Visibility } from '../networks/network.ts';
import type { PublicationFailure } from './publication.ts';

export type PinState = 'asked' | 'stands' | 'failed';
export type PinEvent = 'asked' | 'done' | 'refused';

const TRANSITIONS: Readonly<Record<PinState, Partial<Record<PinEvent, PinState>>>> = {
  asked: { asked: 'asked', done: 'stands', refused: 'failed' },
  stands: { asked: 'asked' },
  failed: { asked: 'asked' },
};

/** The state after `event`; null when that cannot happen in `state`. */
export const nextPinState = (state: PinState, event: PinEvent): PinState | null => TRANSITIONS[state][event] ?? null;

export interface Pin {
  readonly accountId: string;
  /** What is to stand there; null: nothing of ours. */
  readonly wantedId: string | null;
  /** What stands there as far as the network was told. */
  readonly shownId: string | null;
  readonly state: PinState;
  /** Who wished it last. */
  readonly memberId: string;
  readonly attempts: number;
  readonly tries: number;
  readonly failure: PublicationFailure | null;
  readonly dueAt: Date;
  readonly changedAt: Date;
}

/** What pinning is to one publication; null: nothing. */
export type PinStanding = 'pinning' | 'pinned' | 'pin-failed' | 'unpinning' | 'unpin-failed';

export function standingOf(pin: Pick<Pin, 'wantedId' | 'shownId' | 'state'> | null, publicationId: string): PinStanding | null {
  if (pin === null) return null;
  const { wantedId, shownId, state } = pin;
  if (wantedId === publicationId)
    return state === 'asked' && shownId !== publicationId ? 'pinning' : state === 'failed' ? 'pin-failed' : 'pinned';
  if (shownId !== publicationId) return null;
  return state === 'failed' ? 'unpin-failed' : 'unpinning';
}

/** What not everybody may read stands at no head of a profile. */
export const isPinnable = (visibility: Visibility): boolean => !isWider('unlisted', visibility);
