import type { OngoingSituation } from './context.ts';
import type { Hours } from './outcome.ts';
import type { Database, Query } from '../platform/database/index.ts';
import type { Log } from '../platform/log.ts';
import type { Links } from './links/links.ts';
import type { Voices } from './voices.ts';

/** Whether people are there on an account at a moment, and until when; *unknown* where nobody plans any hours. */
export interface AccountHours {
  readonly hours: Hours | 'unknown';
  readonly closesAt: Date | null;
}

/** An account of an organisation, and a moment. */
export interface AccountMoment {
  readonly organisationId: string;
  readonly accountId: string;
  readonly at: Date;
}

/** What a judgement needs from rooms that come later, and from this process's memory. */
export interface JudgeDeps {
  readonly log: Log;
  readonly voices: Voices;
  readonly links: Pick<Links, 'known'>;
  hoursOf(db: Query, moment: AccountMoment): Promise<AccountHours>;
  /** What goes on now, as it was published. */
  situationsOf(db: Query, moment: AccountMoment): Promise<readonly OngoingSituation[]>;
}

/** A stretch of time during which somebody was there. */
export interface Stretch {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** An account of an organisation, and some days. */
export interface AccountDays {
  readonly organisationId: string;
  readonly accountId: string;
  readonly from: Date;
  readonly to: Date;
}

export interface GuardrailsDeps extends JudgeDeps {
  readonly database: Database;
  readonly links: Links;
  readonly now: () => Date;
  /** When somebody was there; null where nobody plans any hours. */
  stretchesOf(db: Query, days: AccountDays): Promise<readonly Stretch[] | null>;
}
