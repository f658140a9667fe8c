/**
 * What an account does about somebody, or about an answer under its post: wished by a member, told to the network by a job, taken back for life.
 * The wish counts: whatever the network was told last, it is told until both are the same, or until a person must look.
 */
import type { ModerationAct, ModerationKind, NetworkFailure, ReportReason } from '../networks/network.ts';
import type { ModerationState } from './schema.ts';

export type ModerationEvent =
  /** The network has done what is wished now. */
  | 'done'
  /** The network says no, or we give up. */
  | 'refused'
  /** Somebody wants it no more, and the network may have heard of it. */
  | 'undone'
  /** Somebody wants it no more, and the network surely never heard of it. */
  | 'taken-back'
  /** Somebody wants it, again. */
  | 'asked'
  /** What failed is to be tried again. */
  | 'retried';

const TRANSITIONS: Readonly<Record<ModerationState, Partial<Record<ModerationEvent, ModerationState>>>> = {
  asked: { done: 'stands', refused: 'failed', undone: 'undoing', 'taken-back': 'undone' },
  stands: { undone: 'undoing' },
  failed: { asked: 'asked', retried: 'asked', undone: 'undoing', 'taken-back': 'undone' },
  undoing: { done: 'undone', refused: 'undo-failed', asked: 'asked' },
  'undo-failed': { asked: 'asked', retried: 'undoing', undone: 'undoing' },
  undone: {},
};

/** The state after `event`; null when that cannot happen in `state`. */
export const nextState = (state: ModerationState, event: ModerationEvent): ModerationState | null => TRANSITIONS[state][event] ?? null;

/** Why the network was not brought to do it. */
export interface ModerationFailure {
  readonly kind: NetworkFailure['kind'];
  readonly reason?: string;
}

export interface Moderation {
  readonly moderationId: string;
  readonly accountId: string;
  readonly kind: ModerationKind;
  readonly correspondentId: string;
  readonly messageId: string | null;
  readonly conversationId: string;
  readonly reason: ReportReason | null;
  readonly comment: string;
  readonly state: ModerationState;
  readonly memberId: string;
  readonly undoneBy: string | null;
  readonly dueAt: Date;
  readonly attempts: number;
  readonly tries: number;
  readonly failure: ModerationFailure | null;
  readonly wishedAt: Date;
  readonly changedAt: Date;
}

type Wish = Pick<Moderation, 'kind' | 'state' | 'attempts' | 'failure'>;

/**
 * What taking it back is: null when it cannot be any more. A report that left stays said. What the network refused for good, or never heard
 * of, needs no word to it.
 */
export function undoEvent({ kind, state, attempts, failure }: Wish): 'undone' | 'taken-back' | null {
  if (state === 'undone' || state === 'undoing') return null;
  const isUnheard = attempts === 0 || (state === 'failed' && failure?.kind === 'rejected');
  if (isUnheard && nextState(state, 'taken-back') !== null) return 'taken-back';
  return kind === 'report' || nextState(state, 'undone') === null ? null : 'undone';
}

/** What the network is to be told for the wish of now. */
export function actOf(
  { kind, state, reason, comment }: Pick<Moderation, 'kind' | 'state' | 'reason' | 'comment'>,
  about: { readonly identity: string; readonly ref: string | null },
): ModerationAct | null {
  const { identity, ref } = about;
  const isUndone = state === 'undoing';
  switch (kind) {
    case 'mute':
      return { kind: isUndone ? 'unmute' : 'mute', identity };
    case 'block':
      return { kind: isUndone ? 'unblock' : 'block', identity };
    case 'hide':
      return ref === null ? null : { kind: isUndone ? 'unhide' : 'hide', ref };
    case 'report':
      return { kind, identity, refs: ref === null ? [] : [ref], reason: reason ?? 'other', comment };
  }
}

const SECOND = 1_000;
/** So long after the wish, what could not be told is given up, and a person decides. */
export const PATIENCE_MS = 3_600 * SECOND;

/** Milliseconds until the try after `tries` of them: 2 s, 4 s, 8 s… 5 min. */
export const retryDelay = (tries: number): number => Math.min(300 * SECOND, 2 * SECOND * 2 ** Math.min(10, Math.max(0, tries - 1)));

/** Milliseconds until the moment that a network asked for: at least 1 s, at most a quarter of an hour. */
export const askedDelay = (retryAt: Date, now: number): number => Math.min(900 * SECOND, Math.max(SECOND, retryAt.getTime() - now));
