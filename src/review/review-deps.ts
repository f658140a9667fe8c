import type { Judgement, Judging } from '../guardrails/index.ts';
import type { Database, Transaction } from '../platform/database/index.ts';
import type { Result } from '../platform/result.ts';
import type { Review, Subject } from './review.ts';

/** The guard-rails, bound. */
export interface Guard {
  /** What they say of words that are to leave; in the caller's transaction. */
  judge(tx: Transaction, what: Judging): Promise<Judgement>;
  /** Asks where the links of these words lead, outside any transaction and before `judge`, which knows it then; 2 s at most. */
  askLinks(text: string): Promise<unknown>;
}

/** What looking at words before they leave is made of. */
export interface WeighDeps {
  readonly guard: Guard;
  readonly newId: () => string;
}

/** Why words that a reviewer wrote cannot stand in the place of those that were held; `kind` and its details. */
export type Unfit =
  | { readonly kind: 'empty'; readonly part?: number }
  | { readonly kind: 'too-long'; readonly length: number; readonly maximum: number; readonly part?: number }
  | { readonly kind: 'signed-by-another'; readonly memberId: string | null; readonly name: string }
  /** It has so many parts, neither more nor fewer. */
  | { readonly kind: 'other-parts'; readonly parts: number }
  /** Its accounts say it each in words of their own: changed as a draft, not here. */
  | { readonly kind: 'several-versions' };

/** They cannot leave any more, whoever approves; the words go back to their author. */
export interface Gone {
  readonly kind: 'gone';
  readonly why: string;
}

/** Why the words go back to their author. */
export type GivenBack = 'refused' | 'timed-out' | 'taken-back' | 'gone';

/** What a review does to what waits for it, given by the room whose it is. Everything happens in the transaction of the review. */
export interface SubjectDoor<Waiting extends Subject = Subject> {
  /** Keeps it from everybody else, before the review itself is: always in this order. */
  lock(tx: Transaction, subject: Waiting): Promise<void>;
  /** Has it leave as if its author pressed now; `amended`: in these words, part by part. A refusal writes nothing. */
  release(
    tx: Transaction,
    review: Review & { readonly subject: Waiting },
    how: { readonly amended: readonly string[] | null; readonly reviewerId: string },
  ): Promise<Result<undefined, Gone | Unfit>>;
  /** Makes it its author's again, with all its words. */
  giveBack(tx: Transaction, review: Review & { readonly subject: Waiting }, why: GivenBack): Promise<void>;
}

export interface SubjectDoors {
  readonly reply: SubjectDoor<Extract<Subject, { kind: 'reply' }>>;
  readonly post: SubjectDoor<Extract<Subject, { kind: 'post' }>>;
}

export interface ReviewDeps extends WeighDeps {
  readonly database: Database;
  /** Asked for when they are wanted: the rooms whose they are come after this one. */
  readonly subjects: () => SubjectDoors;
}
