import type { Visibility } from '../networks/network.ts';
import type { Review } from '../review/index.ts';
import type { AccountGate, Beside } from './beside.ts';
import type { Repeat } from './repeat.ts';
import type { Mention } from './wording/index.ts';

/**
 * *draft*: being written, by whoever wants to. *review*: has its time, and waits for a second pair of eyes. *planned*: leaves by itself. *asking*: its time went by while nothing could leave, or nobody could
 * speak: a person says what becomes of it. *left*: said, for the last time. *dropped*: given up.
 */
export type PostState = 'draft' | 'review' | 'planned' | 'asking' | 'left' | 'dropped';

export type PostEvent =
  /** Somebody gives it a time, and his or her name. */
  | 'planned'
  /** The same, and somebody else has to read it first. */
  | 'held'
  /** That somebody lets it leave; or it goes back to who planned it. */
  | 'approved'
  | 'sent-back'
  /** It has no time any more, or somebody else changed the words. */
  | 'unplanned'
  /** Its accounts say it: for the last time, or until it comes back. */
  | 'left'
  | 'left-for-now'
  /** It was too late when it could have left, or no account could say it. */
  | 'late'
  | 'dropped'
  | 'taken-up'
  /** All that it said was taken back before it left. */
  | 'taken-back';

const TRANSITIONS: Readonly<Record<PostState, Partial<Record<PostEvent, PostState>>>> = {
  draft: { planned: 'planned', held: 'review', dropped: 'dropped' },
  // No job and no sweep takes it.
  review: { planned: 'planned', held: 'review', approved: 'planned', 'sent-back': 'draft', unplanned: 'draft', dropped: 'dropped' },
  planned: {
    planned: 'planned',
    held: 'review',
    unplanned: 'draft',
    left: 'left',
    'left-for-now': 'planned',
    late: 'asking',
    dropped: 'dropped',
  },
  asking: { planned: 'planned', held: 'review', unplanned: 'draft', left: 'left', 'left-for-now': 'planned', dropped: 'dropped' },
  left: { 'taken-back': 'draft' },
  dropped: { 'taken-up': 'draft' },
};

/** The state after `event`; null when that cannot happen in `state`. */
export const nextState = (state: PostState, event: PostEvent): PostState | null => TRANSITIONS[state][event] ?? null;

/**
 * *late*: it could not leave in time. *writer-gone*: whose name it bears has left. *refused*: no account could say it. *stopped*: the guard-rails would
 * stop it now, for a reason that was not there when it got its time.
 */
export type Asks = 'late' | 'writer-gone' | 'refused' | 'stopped';

/** One of a thread's posts. */
export interface Part extends Beside {
  readonly text: string;
}

export interface PostContent {
  /** One, or a thread in its order. */
  readonly parts: readonly Part[];
  /** What an account says instead, where somebody wrote it apart. */
  readonly versions: readonly { readonly accountId: string; readonly parts: readonly Part[] }[];
  /** Where a network has it. What an account says of its own accord is for nobody alone. */
  readonly visibility: Exclude<Visibility, 'private'>;
  readonly contentWarning: string | null;
  /** BCP 47; empty: the account's own. */
  readonly languages: readonly string[];
  /** Who is meant by handles in the words. */
  readonly mentions?: readonly Mention[] | undefined;
  /** Whether each part of a thread says which it is. */
  readonly numbered?: boolean | undefined;
  /** Who may answer and quote on accounts whose rules are not to count. */
  readonly gates?: readonly AccountGate[] | undefined;
}

/** When it leaves. */
export interface Plan {
  /** Wall time of its next coming, `YYYY-MM-DDTHH:MM`, in `zone`. */
  readonly local: string;
  readonly zone: string;
  readonly dueAt: Date;
  /** Null: it comes once. `from`: wall time of its first coming. */
  readonly repeat: (Repeat & { readonly from: string }) | null;
  /** Minutes after its time past which it does not leave any more; null: whenever it can. */
  readonly deadlineMinutes: number | null;
  /** In whose name it leaves. */
  readonly memberId: string;
}

export interface Post {
  readonly postId: string;
  readonly state: PostState;
  readonly authorId: string;
  readonly content: PostContent;
  /** By whom it is to be said; none by itself. */
  readonly accountIds: readonly string[];
  readonly revision: number;
  /** Null for a draft that never had a time. */
  readonly plan: Plan | null;
  /** Why it asks; null in every other state. */
  readonly asks: Asks | null;
  /** What stops it, when it asks for that. */
  readonly stopped: Review['findings'];
  /** `account rule why` of what was found in its words when it got its time, and in which words. */
  readonly judged: readonly string[];
  readonly judgedRevision: number | null;
  /** The review that waits for it, or the last that did. */
  readonly reviewId: string | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

/** What one account said of one part, or why it did not. */
export type Said = { readonly accountId: string; readonly part: number } & (
  | { readonly publicationId: string }
  | { readonly refusal: string }
);

/** So late, a post asks before it leaves: what was right at six may be wrong at nine. */
export const LATE_MS = 10 * 60_000;

/** Under one key an account says one thing, once, for life. */
export const publicationKey = (postId: string, dueAt: Date, part: number): string => `post:${postId}:${dueAt.toISOString()}:${part}`;

/** Which post a publication under this key says a part of; null when it is none of ours. */
export const postOfKey = (key: string): string | null => /^post:([0-9a-f-]{36}):/u.exec(key)?.[1] ?? null;
