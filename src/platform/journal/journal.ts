/**
 * The journal: append-only, gapless per organisation, numbered in the order of commits. It answers "who did what, as whom, when",
 * and the live events of every open browser are read from it.
 */

/** An entry to be written in the current transaction. `kind` is `noun.past-participle`, e.g. `conversation.taken`. */
export interface JournalDraft {
  readonly kind: string;
  /** Who did it; absent when no person did. */
  readonly memberId?: string | undefined;
  readonly accountId?: string | undefined;
  readonly conversationId?: string | undefined;
  readonly publicationId?: string | undefined;
  /** JSON; ids and small facts only. Never a secret. */
  readonly data?: Readonly<Record<string, unknown>> | undefined;
}

export interface JournalEntry {
  readonly seq: number;
  readonly at: Date;
  readonly kind: string;
  readonly memberId: string | null;
  readonly accountId: string | null;
  readonly conversationId: string | null;
  readonly publicationId: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}
