/**
 * The network port: what Visavis asks of a social network, in Visavis's own words. One interface, one contract suite
 * (`network.contract.ts`), an adapter per folder. Wire names stop at the adapter.
 *
 * Terms
 * - *ref*: the network's own name of a post, opaque here (an AT URI on Bluesky).
 * - *version*: the network's own name of one state of a post (a CID on Bluesky). Two versions of a ref differ when it was edited.
 * - *record key*: the part of a ref that we choose before the first attempt, so that a repeat is the same record.
 * - *identity*: the network's lasting name of a person (a DID on Bluesky); a handle may change, an identity does not.
 * - *cursor*: opaque JSON of the adapter's; it is stored in the transaction that stores what came with it, never before.
 */
import type { Result } from '../platform/result.ts';

export const NETWORK_NAMES = ['practice', 'bluesky'] as const;
export type NetworkName = (typeof NETWORK_NAMES)[number];

/** What an act on a network may come back with instead of a value. */
export type NetworkFailure =
  | { kind: 'rate-limited'; retryAt: Date }
  | { kind: 'unauthorised'; reason: string }
  | { kind: 'rejected'; reason: RejectedReason; detail: string }
  | { kind: 'unavailable'; detail: string }
  | { kind: 'outcome-unknown'; detail: string };

/** Why a network said no for good: the same request will be refused again. */
export type RejectedReason = 'parent-gone' | 'too-long' | 'blocked' | 'invalid' | 'unsupported';

export type NetworkResult<Value> = Result<Value, NetworkFailure>;

export interface Capabilities {
  /** Longest text of a post, in the unit that `length` counts. */
  readonly maximumLength: number;
  readonly images: boolean;
  readonly edits: boolean;
  readonly quotes: boolean;
  /** What an account may change of its own public profile. */
  readonly profile: ProfileCapabilities;
}

/** In pixels, and in bytes of the file. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
  readonly maximumBytes: number;
}

/** Lengths in the unit that `profileLength` counts. Null: this network lets nobody change it from outside. */
export interface ProfileCapabilities {
  readonly displayNameLength: number | null;
  readonly descriptionLength: number | null;
  readonly avatar: PictureSize | null;
  readonly banner: PictureSize | null;
}

/** A person of the network as its public profile shows it. */
export interface NetworkPerson {
  readonly identity: string;
  readonly handle: string;
  readonly displayName: string | null;
  readonly avatarUrl: string | null;
}

export type ProfilePictureName = 'avatar' | 'banner';

/** The account's own public profile, as it is on the network now. */
export interface NetworkProfile {
  /** The network's name of this state of the profile; null when there is no profile yet. */
  readonly version: string | null;
  readonly displayName: string;
  readonly description: string;
  readonly avatarUrl: string | null;
  readonly bannerUrl: string | null;
  /** SHA-256 of the picture's bytes in lower-case hexadecimal, by which one knows it again; null when there is no picture. */
  readonly avatarDigest: string | null;
  readonly bannerDigest: string | null;
}

export interface NetworkPicture {
  readonly bytes: Uint8Array;
  readonly mimeType: 'image/jpeg' | 'image/png';
}

/** What is to be another. A field that is absent stays as it is; a picture that is null is taken away. */
export interface ProfileChange {
  readonly displayName?: string;
  readonly description?: string;
  readonly avatar?: NetworkPicture | null;
  readonly banner?: NetworkPicture | null;
}

/** A stretch of a post's text that means something. `start` and `end` are UTF-16 offsets in `text` (end excluded). */
export type Facet = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'mention'; readonly identity: string }
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'tag'; readonly tag: string }
);

export interface NetworkImage {
  readonly url: string;
  readonly thumbnailUrl: string;
  /** Alternative text as its author gave it; empty when none. */
  readonly alt: string;
  readonly width: number | null;
  readonly height: number | null;
}

export interface NetworkPost {
  readonly ref: string;
  readonly version: string;
  readonly author: NetworkPerson;
  readonly text: string;
  readonly facets: readonly Facet[];
  readonly images: readonly NetworkImage[];
  readonly languages: readonly string[];
  /** Where this post hangs; null when it starts a thread. `root` equals `parent` for a direct reply to the start. */
  readonly reply: { readonly root: PostPointer; readonly parent: PostPointer } | null;
  readonly quoted: PostPointer | null;
  /** When its author says that it was written. May lie, may be in the future. */
  readonly writtenAt: Date;
  /** Where a passer-by reads it in the network's own pages; null when the network has none. */
  readonly url: string | null;
}

export interface PostPointer {
  readonly ref: string;
  readonly version: string;
}

/** Why a post came in: what it is to the account that heard it. */
export type ArrivalReason = 'mention' | 'reply' | 'quote' | 'own' | 'context';

export type Arrival =
  | { readonly kind: 'post'; readonly reason: ArrivalReason; readonly post: NetworkPost }
  | { readonly kind: 'deleted'; readonly ref: string };

/** A page of what the network had for the account. Storing `arrivals` and `cursor` is one transaction. */
export interface Heard {
  readonly arrivals: readonly Arrival[];
  readonly cursor: unknown;
  /** False while older news is still being fetched (after a long silence): the account is *catching up*. */
  readonly upToDate: boolean;
}

export interface ReplyTarget {
  readonly root: PostPointer;
  readonly parent: PostPointer;
}

/** What is to be published. `text` already holds its signature. */
export interface OutgoingPost {
  readonly text: string;
  readonly languages: readonly string[];
  readonly reply: ReplyTarget | null;
  readonly quoted: PostPointer | null;
  /** Fixed when the publication was made, so that a repeat is the same record to the byte. */
  readonly writtenAt: Date;
}

export interface Published extends PostPointer {
  readonly url: string | null;
}

/** What a connection must keep between two starts; sealed at rest. Never holds a password. */
export type Credentials = Readonly<Record<string, unknown>>;

export interface ConnectRequest {
  /** For whom: the practice network is another one in each organisation. */
  readonly organisationId: string;
  /** Address of the account's server, e.g. `https://bsky.social`; the adapter checks it. */
  readonly server: string;
  readonly handle: string;
  readonly secret: string;
}

export interface Connected {
  readonly person: NetworkPerson;
  readonly server: string;
  readonly credentials: Credentials;
}

export type ConnectFailure =
  | { kind: 'wrong-handle' }
  | { kind: 'wrong-secret' }
  | { kind: 'invalid-address' }
  | { kind: 'rate-limited'; retryAt: Date }
  | { kind: 'unreachable'; detail: string }
  | { kind: 'not-this-network'; detail: string };

/** Where an open connection keeps its renewed credentials. Called before the renewed ones are first used. */
export type SaveCredentials = (credentials: Credentials) => Promise<void>;

/** What is stored now: another process of ours may have renewed the same account's credentials. */
export type LoadCredentials = () => Promise<Credentials | null>;

export interface OpenRequest {
  readonly organisationId: string;
  readonly accountId: string;
  readonly identity: string;
  readonly server: string;
  readonly credentials: Credentials;
  readonly saveCredentials: SaveCredentials;
  /** Asked before credentials are renewed, and after a renewal was refused. Without it, only one process should hold the account. */
  readonly loadCredentials?: LoadCredentials;
}

/** Longest picture of a profile that is read from a network. */
export const PICTURE_BYTES = 10_000_000;

/** One adapter. Stateless: what lasts lives in credentials and cursors. */
export interface Network {
  readonly name: NetworkName;
  readonly capabilities: Capabilities;
  /** Length of a text as the network counts it (graphemes on Bluesky). */
  length(text: string): number;
  /** Length of a display name or a description as the network counts it. */
  profileLength(text: string): number;
  /** Chooses the key under which a publication will be recorded, before the first attempt. */
  newRecordKey(): string;
  connect(request: ConnectRequest, signal: AbortSignal): Promise<Result<Connected, ConnectFailure>>;
  open(request: OpenRequest): NetworkConnection;
}

/** An account's connection. Every call ends within its own time-out and returns its failures; none throws for the network's sake. */
export interface NetworkConnection {
  /**
   * Hears what comes, page after page, until `signal` aborts. The adapter keeps its own pace (1 s when busy to 10 s idle where it must
   * poll) and yields an empty page when it looked and nothing was new, so that the account knows when it last heard its network. A
   * failure is yielded too; the next page is the next try, and the adapter waits as the server says. Resumed from `cursor` (null at
   * first: only what comes from now on, and the unread). The consumer asks for the next page only once the last one is stored.
   */
  listen(cursor: unknown, signal: AbortSignal): AsyncIterable<NetworkResult<Heard>>;
  /** Sends. A repeat under the same key never makes a second post. A time-out after the request left is `outcome-unknown`. */
  publish(post: OutgoingPost, key: string): Promise<NetworkResult<Published>>;
  /** Asks whether a post was recorded under this key: null when the network surely has none. */
  lookUp(key: string): Promise<NetworkResult<Published | null>>;
  /** The posts around a post: ancestors up to the root, and replies below the root, as far as the network gives them. */
  thread(ref: string): Promise<NetworkResult<readonly NetworkPost[]>>;
  /** The posts as they are now; a ref that is missing from the answer is gone. At most 25 refs a call. */
  posts(refs: readonly string[]): Promise<NetworkResult<readonly NetworkPost[]>>;
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
  close(): Promise<void>;
}
