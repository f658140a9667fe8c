/** What comes from a network while an account listens. */
import type { NetworkPerson, NetworkPost } from './network-post.ts';

/** Why a post came in: what it is to the account that heard it. A private message to the account is a *mention* or a *reply*. */
export type ArrivalReason = 'mention' | 'reply' | 'quote' | 'own' | 'context';

export type Arrival =
  /** New, or another version of one that came before: it was edited. */
  | { readonly kind: 'post'; readonly reason: ArrivalReason; readonly post: NetworkPost }
  | { readonly kind: 'deleted'; readonly ref: string }
  | { readonly kind: 'followed'; readonly person: NetworkPerson; readonly at: Date }
  /** The same identity shows itself otherwise: another handle, name or picture. */
  | { readonly kind: 'person-changed'; readonly person: NetworkPerson };

/** How news reaches an account: pushed at once, asked for now and then, or sent to an address of ours. */
export const LISTENING_WAYS = ['stream', 'poll', 'webhook'] as const;
export type ListeningWay = (typeof LISTENING_WAYS)[number];

/** What the network still grants of the calls that an account's listening lives on. */
export interface Quota {
  readonly remaining: number;
  readonly limit: number;
  readonly resetAt: Date;
}

/** A page of what the network had for the account. Storing `arrivals` and `cursor` is one transaction. */
export interface Heard {
  readonly arrivals: readonly Arrival[];
  readonly cursor: unknown;
  /** False while older news is still being fetched (after a long silence): the account is *catching up*. */
  readonly upToDate: boolean;
  /** How this page came. */
  readonly way: ListeningWay;
  /** As the network last said it; null where it says nothing. */
  readonly quota: Quota | null;
  /** What this page cost where a network counts in money: posts read, and posts written since the page before. Null elsewhere. */
  readonly spent: { readonly reads: number; readonly posts: number } | null;
}
