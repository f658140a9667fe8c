import type { Repeat } from '../repeat.ts';

/** What an export says of a post: as it is planned or drafted, or of one coming of it that is over. */
export interface ExportRow {
  /** Its name in an iCalendar file; in a table the post's id stands. */
  readonly uid: string;
  readonly postId: string;
  readonly state: ExportState;
  /** Null: it has no time. Wall time `YYYY-MM-DDTHH:MM` in `zone`; `dueAt` is the moment. */
  readonly time: { readonly local: string; readonly zone: string; readonly dueAt: Date } | null;
  readonly repeat: (Repeat & { readonly from: string }) | null;
  /** As an import finds them again. */
  readonly accounts: readonly string[];
  readonly parts: readonly string[];
  readonly versions: readonly { readonly account: string; readonly parts: readonly string[] }[];
  readonly visibility: string;
  readonly contentWarning: string | null;
  readonly languages: readonly string[];
  readonly deadlineMinutes: number | null;
  /** In whose name; empty: nobody's. */
  readonly plannedBy: string;
  /** What became of it, account by account: `@ligne4 sent https://…`. */
  readonly outcome: readonly string[];
  readonly addresses: readonly string[];
  /** What else the words say, as JSON. */
  readonly more: string | null;
  readonly changedAt: Date;
}

export type ExportState = 'draft' | 'planned' | 'asking' | 'review' | 'dropped' | 'left' | 'skipped' | 'undone';

const FRENCH: Readonly<Record<ExportState, string>> = {
  draft: 'brouillon',
  planned: 'programmée',
  asking: 'à décider',
  review: 'en relecture',
  dropped: 'abandonnée',
  left: 'partie',
  skipped: 'laissée de côté',
  undone: 'reprise',
};

export const stateWord = (state: ExportState, language: 'fr' | 'en'): string => (language === 'fr' ? FRENCH[state] : state);

/** The state that a word of an export means; null: the file is somebody else's, and its states are not ours. */
export function stateOf(word: string): ExportState | null {
  const wanted = word.trim().toLowerCase().normalize();
  const found = Object.entries(FRENCH).find(([state, french]) => state === wanted || french === wanted);
  return found ? (found[0] as ExportState) : null;
}
