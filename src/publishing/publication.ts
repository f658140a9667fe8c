import type { Published, ReplyTarget, Visibility } from '../networks/network.ts';
import type { PublicationState } from './schema.ts';

/** What happens to a publication. */
export type PublicationEvent =
  /** Somebody else has read it and lets it leave. */
  | 'released'
  /** It goes back to its author: refused, or nobody read it in time, or it cannot be said any more. */
  | 'sent-back'
  /** Its turn has come: it is being handed to the network. Also after a look-up that found surely nothing. */
  | 'leaves'
  /** The network has it. */
  | 'arrived'
  /** A look-up found surely nothing, and what it carries has to be brought anew before it leaves again. */
  | 'wants-files'
  /** The network said no for now (busy, broken): surely not published. */
  | 'put-off'
  /** The network said no for good, or we give up: a person decides. */
  | 'failed'
  /** The account cannot speak until a person reconnects it: surely not published. */
  | 'shut-out'
  /** Whoever it is signed by may not speak on the account any more, and it has surely not left: a person decides. */
  | 'stopped'
  /** Nobody knows whether it arrived. */
  | 'lost'
  /** Its account is connected again. */
  | 'let-in'
  /** Its author took it back before it left. */
  | 'undone'
  /** A person wants it tried again; `checked-again` when it may have arrived. */
  | 'retried'
  | 'checked-again'
  /** A person gives it up. */
  | 'discarded'
  /** A person wants what was sent taken back from the network. */
  | 'recalled'
  /** The network has taken it down. */
  | 'taken-down'
  /** The network would not take it down, or we give up: it stands there, and a person decides. */
  | 'kept-up';

const TRANSITIONS: Readonly<Record<PublicationState, Partial<Record<PublicationEvent, PublicationState>>>> = {
  // It waits for a second pair of eyes: no job and no sweep takes it.
  held: { released: 'scheduled', 'sent-back': 'cancelled', undone: 'cancelled' },
  // What it carries is brought to the network first, and that may fail too.
  scheduled: {
    leaves: 'sending',
    'put-off': 'retrying',
    failed: 'failed',
    stopped: 'failed',
    'shut-out': 'needs-reauth',
    undone: 'cancelled',
  },
  sending: { arrived: 'sent', 'put-off': 'retrying', failed: 'failed', 'shut-out': 'needs-reauth', lost: 'outcome-unknown' },
  retrying: {
    leaves: 'sending',
    'put-off': 'retrying',
    stopped: 'failed',
    'shut-out': 'needs-reauth',
    failed: 'failed',
    retried: 'scheduled',
    discarded: 'cancelled',
  },
  'needs-reauth': { 'let-in': 'scheduled', stopped: 'failed', retried: 'scheduled', discarded: 'cancelled' },
  // It leaves again under the same record key, and only after a look-up that found nothing.
  'outcome-unknown': {
    leaves: 'sending',
    'wants-files': 'retrying',
    stopped: 'failed',
    arrived: 'sent',
    lost: 'outcome-unknown',
    failed: 'failed',
  },
  failed: { retried: 'scheduled', 'checked-again': 'outcome-unknown', discarded: 'cancelled', arrived: 'sent' },
  sent: { recalled: 'withdrawing' },
  // Asked again after an answer that was lost: what is gone already is no failure, so that to ask again is to look it up.
  withdrawing: { 'taken-down': 'withdrawn', 'kept-up': 'withdraw-failed' },
  'withdraw-failed': { recalled: 'withdrawing' },
  withdrawn: {},
  cancelled: {},
};

/** The state after `event`; null when that cannot happen in `state`. */
export const nextState = (state: PublicationState, event: PublicationEvent): PublicationState | null => TRANSITIONS[state][event] ?? null;

/** Why it is not sent. `kind` is that of the network's failure, or of the right that ended (`right-to-speak.ts`). */
export interface PublicationFailure {
  readonly kind: string;
  readonly reason?: string;
  readonly detail?: string;
}

/** What is no reply of a person in a conversation. */
export type AnnouncementKind = 'greeting' | 'goodbye' | 'announcement' | 'notice';

/** A character as it was when it spoke. */
export interface SpokenPersona {
  readonly personaId: string;
  readonly name: string;
  /** Of what its declaration says. */
  readonly revision: number;
}

/** That somebody wanted it taken back from its network. Dates by the database's clock. */
export interface Withdrawal {
  readonly memberId: string;
  readonly askedAt: Date;
  /** When the network had surely taken it down. */
  readonly doneAt: Date | null;
  /** How often the network was asked since it was wished. */
  readonly tries: number;
}

export interface Publication {
  readonly publicationId: string;
  readonly kind: 'reply' | AnnouncementKind;
  readonly accountId: string;
  readonly conversationId: string | null;
  readonly replyToMessageId: string | null;
  /** Whose words they are; null when they are the account's own, which a reply's never are. */
  readonly memberId: string | null;
  readonly body: string;
  readonly signature: string;
  /** The character that speaks, the member behind it being `memberId`; null when a person speaks. */
  readonly persona: SpokenPersona | null;
  /** What stands before the body by rule; empty when nothing has to be said. */
  readonly opening: string;
  readonly text: string;
  /** Never wider than the message that it answers. */
  readonly visibility: Visibility;
  readonly contentWarning: string | null;
  readonly reply: ReplyTarget | null;
  /** The part of a thread of ours under which it stands; null when it is no further part. */
  readonly continues: string | null;
  /** Past it, it does not leave any more by itself; null: whenever it can. */
  readonly deadlineAt: Date | null;
  /** The message of ours that it corrects; the one that it answers. */
  readonly correctsMessageId: string | null;
  readonly languages: readonly string[];
  readonly idempotencyKey: string;
  readonly recordKey: string;
  readonly writtenAt: Date;
  readonly state: PublicationState;
  readonly dueAt: Date;
  readonly attempts: number;
  readonly lookUps: number;
  readonly failure: PublicationFailure | null;
  readonly published: Published | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly withdrawal: Withdrawal | null;
  /** As its author pressed it, where a reviewer wrote it anew; null elsewhere. */
  readonly bodyBefore: string | null;
  readonly amendedBy: string | null;
}

/** Which publication a worker is to bring further. */
export interface DeliveryKey {
  readonly organisationId: string;
  readonly publicationId: string;
}

/** Neither sent nor given up: what comes after it in the same conversation waits for it. */
export const UNSETTLED: readonly PublicationState[] = ['held', 'scheduled', 'sending', 'retrying', 'outcome-unknown', 'needs-reauth'];

/** What a failure that may have arrived is called; trying it again begins with a look-up. */
export const UNKNOWN_OUTCOME = 'outcome-unknown';

/** How a person's wish to try again is done: what may have arrived is looked up first. */
export const retryEvent = (publication: Pick<Publication, 'state' | 'failure'>): PublicationEvent =>
  publication.state === 'failed' && publication.failure?.kind === UNKNOWN_OUTCOME ? 'checked-again' : 'retried';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
/** So long after it was written, what could not be sent or found is given up, and a person decides. */
export const PATIENCE_MS = 24 * HOUR;
/** So long after it was written, a reply still leaves by itself when its account is connected again. */
export const LET_IN_MS = HOUR;

/** Milliseconds until the try after `attempts` of them: 2 s, 4 s, 8 s… 5 min. */
export const retryDelay = (attempts: number): number => Math.min(300 * SECOND, 2 * SECOND * 2 ** Math.min(10, Math.max(0, attempts - 1)));

/** Milliseconds until the look-up after `lookUps` of them: 1 s, 2 s, 4 s… 60 s. */
export const lookUpDelay = (lookUps: number): number => Math.min(60 * SECOND, SECOND * 2 ** Math.min(10, Math.max(0, lookUps - 1)));

/** Milliseconds until the moment that a network asked for: at least 1 s, at most an hour. */
export const askedDelay = (retryAt: Date, now: number): number => Math.min(HOUR, Math.max(SECOND, retryAt.getTime() - now));
