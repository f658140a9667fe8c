/**
 * The network port: what Visavis asks of a social network, in Visavis's own words. One interface, one contract suite
 * (`network.contract.ts`), an adapter per folder. Wire names stop at the adapter. One subject a file beside this one; others import from here.
 *
 * Terms
 * - *ref*: the network's own name of a post, opaque here (an AT URI on Bluesky).
 * - *version*: the network's own name of one state of a post (a CID on Bluesky). Two versions of a ref differ when it was edited.
 * - *record key*: chosen by us before the first attempt, so that a repeat is the same post: a part of its ref on Bluesky, the idempotency key of
 *   Mastodon.
 * - *identity*: the network's lasting name of a person (a DID on Bluesky); a handle may change, an identity does not.
 * - *cursor*: opaque JSON of the adapter's; it is stored in the transaction that stores what came with it, never before.
 * - *capability*: what a network declares that it offers. What it does not declare is `rejected` as `unsupported`, before anything is sent.
 */
import { fail } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import type { Heard } from './network-arrival.ts';
import type { Capabilities, Counting } from './network-capabilities.ts';
import type { Authorisation, Connected, ConnectFailure, ConnectRequest, OpenRequest, Standing } from './network-connecting.ts';
import type { NetworkResult } from './network-failure.ts';
import type { FollowersPage } from './network-followers.ts';
import type { OutgoingFile, Uploaded } from './network-media.ts';
import type { ModerationAct } from './network-moderation.ts';
import type { NetworkName } from './network-names.ts';
import type { NetworkPerson, NetworkPost, OutgoingPost, Published } from './network-post.ts';
import type { NetworkPicture, NetworkProfile, ProfileChange, ProfilePictureName } from './network-profile.ts';
import type { Webhook } from './network-webhook.ts';

export * from './network-arrival.ts';
export * from './network-capabilities.ts';
export * from './network-connecting.ts';
export * from './network-failure.ts';
export * from './network-followers.ts';
export * from './network-gate.ts';
export * from './network-media.ts';
export * from './network-moderation.ts';
export * from './network-names.ts';
export * from './network-post.ts';
export * from './network-profile.ts';
export * from './network-webhook.ts';

/** One adapter. Stateless: what lasts lives in credentials and cursors. */
export interface Network {
  readonly name: NetworkName;
  /** What it usually offers; an account's own server may offer otherwise, and says so when it is connected. */
  readonly capabilities: Capabilities;
  /** Length of a text as the network counts it, or as `counting` of one of its servers says. */
  length(text: string, counting?: Counting): number;
  /** Length of a display name or a description as the network counts it. */
  profileLength(text: string): number;
  /** Chooses the key under which a publication will be recorded, before the first attempt. */
  newRecordKey(): string;
  /** By handle and secret. `other-way` where the network has no such way. */
  connect(request: ConnectRequest, signal: AbortSignal): Promise<Result<Connected, ConnectFailure>>;
  /** By leave given in the network's own pages; null where it has no such way. */
  readonly authorisation: Authorisation | null;
  /** Null where the network sends nothing by itself. */
  readonly webhook: Webhook | null;
  open(request: OpenRequest): NetworkConnection;
}

/** An account's connection. Every call ends within its own time-out and returns its failures; none throws for the network's sake. */
export interface NetworkConnection {
  /** What this account may do on its server, as far as is known now. */
  readonly capabilities: Capabilities;
  /**
   * Hears what comes, page after page, until `signal` aborts. The adapter keeps its own pace (1 s when busy to 10 s idle where it must
   * poll) and yields an empty page when it looked and nothing was new, so that the account knows when it last heard its network. A
   * failure is yielded too; the next page is the next try, and the adapter waits as the server says. Resumed from `cursor` (null at
   * first: only what comes from now on, and the unread). The consumer asks for the next page only once the last one is stored.
   */
  listen(cursor: unknown, signal: AbortSignal): AsyncIterable<NetworkResult<Heard>>;
  /**
   * Brings a file to the network, where the post that is sent next can show it; minutes for a film. Nobody sees it yet, and one that no post
   * ever shows is forgotten there, so a lost answer is no harm: it is `unavailable`, and uploaded again. What the network surely would not
   * take is `rejected`.
   */
  upload(file: OutgoingFile, signal: AbortSignal): Promise<NetworkResult<Uploaded>>;
  /** Sends. A repeat under the same key never makes a second post. A time-out after the request left is `outcome-unknown`. */
  publish(post: OutgoingPost, key: string): Promise<NetworkResult<Published>>;
  /**
   * Asks whether a post was recorded under this key: null when the network surely has none. `post`: what was sent, by which it is known
   * again where the network keeps no key.
   */
  lookUp(key: string, post: OutgoingPost): Promise<NetworkResult<Published | null>>;
  /** The posts around a post: ancestors up to the root, and replies below the root, as far as the network gives them. */
  thread(ref: string): Promise<NetworkResult<readonly NetworkPost[]>>;
  /** The posts as they are now; a ref that is missing from the answer is gone. At most 25 refs a call. */
  posts(refs: readonly string[]): Promise<NetworkResult<readonly NetworkPost[]>>;
  /** Takes a post of ours back. What is gone already is no failure. */
  delete(ref: string): Promise<NetworkResult<void>>;
  /** Puts a post of ours at the head of the profile, instead of any other; null: none stands there any more. */
  pin(ref: string | null): Promise<NetworkResult<void>>;
  moderate(act: ModerationAct): Promise<NetworkResult<void>>;
  /** A page of who follows the account; `after`: the `next` of the page before, null for the first. There where `followerPages` is declared. */
  followers?(after: string | null): Promise<NetworkResult<FollowersPage>>;
  /**
   * People of the network whose handle or name begins so, whom it holds likeliest first, at most `PEOPLE_FOUND`: for somebody who types a mention,
   * so within `signal`. Absent where accounts have no such search.
   */
  searchPeople?(typed: string, signal: AbortSignal): Promise<NetworkResult<readonly NetworkPerson[]>>;
  /** The account's own profile, as its server holds it now. A profile that nobody has written yet is one with empty texts. */
  readProfile(): Promise<NetworkResult<NetworkProfile>>;
  /** The picture that stands on the profile now; null when there is none. At most `PICTURE_BYTES`. */
  readPicture(name: ProfilePictureName): Promise<NetworkResult<NetworkPicture | null>>;
  /**
   * Changes the profile, and answers it as it is then. What `change` does not name stays, fields that we know nothing of too. `basedOn`: the
   * version that the change was thought out for; when the profile is another by now nothing is changed, and it is `unavailable`: read it
   * again. Repeating the same change does no harm. What the network would refuse is `rejected` before anything is sent.
   */
  updateProfile(change: ProfileChange, basedOn: string | null): Promise<NetworkResult<NetworkProfile>>;
  /** Asks the server anew what the account is and may do. */
  standing(): Promise<NetworkResult<Standing>>;
  /** Gives the credentials back, so that nobody can use them any more. What was given back already is no failure. */
  revoke(): Promise<NetworkResult<void>>;
  close(): Promise<void>;
}

/** As many people are proposed for a mention. */
export const PEOPLE_FOUND = 8;

/** What a network says of an act that it does not declare. */
export const unsupported = async (what: string): Promise<NetworkResult<never>> =>
  fail({ kind: 'rejected', reason: 'unsupported', detail: `this network offers no ${what}` });
