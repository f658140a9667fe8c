import type { Finding } from '../guardrails/index.ts';
import type { ReviewState } from './schema.ts';

/** What happens to a review. */
export type ReviewEvent =
  /** A second pair of eyes lets the words leave, as they are or as the reviewer wrote them. */
  | 'approved'
  | 'amended'
  /** The reviewer sends them back, with a word. */
  | 'refused'
  /** Nobody said anything in time. */
  | 'timed-out'
  /** Their author, or whoever looks after the thread, wants them back. */
  | 'taken-back'
  /** Whatever anybody says, they cannot leave any more. */
  | 'gone';

/** Settled once and for all: what leaves left, and what went back is judged anew when its author wants it said again. */
const SETTLED = {};
const TRANSITIONS: Readonly<Record<ReviewState, Partial<Record<ReviewEvent, ReviewState>>>> = {
  waiting: {
    approved: 'approved',
    amended: 'amended',
    refused: 'refused',
    'timed-out': 'timed-out',
    'taken-back': 'taken-back',
    gone: 'gone',
  },
  approved: SETTLED,
  amended: SETTLED,
  refused: SETTLED,
  'timed-out': SETTLED,
  'taken-back': SETTLED,
  gone: SETTLED,
};

/** The state after `event`; null when that cannot happen in `state`. */
export const nextState = (state: ReviewState, event: ReviewEvent): ReviewState | null => TRANSITIONS[state][event] ?? null;

/** What waits. */
export type Subject =
  | { readonly kind: 'reply'; readonly publicationId: string; readonly conversationId: string; readonly replyToMessageId: string }
  | { readonly kind: 'post'; readonly postId: string };

export interface Review {
  readonly reviewId: string;
  readonly subject: Subject;
  /** The first of `accountIds`. */
  readonly accountId: string;
  /** On which its words are held; who reviews them is above their author on each. */
  readonly accountIds: readonly string[];
  /** Whose words they are, and who signs them. */
  readonly memberId: string;
  /** Who wrote them too, and reviews them no more than their author does. */
  readonly writtenBy: readonly string[];
  /** As they were when they were held, without signature: one, or those of a thread. */
  readonly parts: readonly string[];
  /** Places count in the parts with `PART_BREAK` between them. */
  readonly findings: readonly Finding[];
  readonly askedAt: Date;
  /** By the database's clock. */
  readonly endsAt: Date;
  readonly state: ReviewState;
  /** Who settled it; null while it waits, and when nobody did. */
  readonly reviewerId: string | null;
  readonly word: string | null;
  /** As the reviewer wrote them. */
  readonly amendedParts: readonly string[] | null;
  readonly goneWhy: string | null;
  readonly settledAt: Date | null;
}

/** Between the parts of a thread when they are read as one text. */
export const PART_BREAK = '\n\n';
export const asOneText = (parts: readonly string[]): string => parts.join(PART_BREAK);

/** Minutes after which a held reply goes back to its author, where its account says nothing else. */
export const USUAL_MINUTES = 30;
