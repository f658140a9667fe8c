import type { ReactNode } from 'react';
import type { MentionableView } from '../../../src/circles/schema.ts';

/** What can be put in the place of what is being typed. */
export interface Entry {
  readonly id: string;
  readonly label: ReactNode;
  /** For a screen reader, and beside it. */
  readonly detail?: string;
  /** The words that it becomes; asked once, when it is chosen. */
  readonly take: () => string;
}

/** What a composer says of itself to whatever completes its words. */
export interface Completing {
  /** The accounts that will say it, the first that was chosen first. */
  readonly accountIds: readonly string[];
  /** What is written for a person. */
  readonly mention: (person: MentionableView) => string;
}
