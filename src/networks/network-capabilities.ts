/**
 * What a network, or one server of it, lets an account do. What is not declared here is not offered on screen, and the contract suite
 * skips it. All of it is plain data: it is kept with the account as JSON.
 */
import type { MediaCapabilities } from './network-media.ts';
import type { ModerationKind } from './network-moderation.ts';
import type { Visibility } from './network-post.ts';

export interface Capabilities {
  /** How long a text may be, and how that is counted. */
  readonly counting: Counting;
  /** Of private messages, where they are counted otherwise. */
  readonly privateCounting?: Counting;
  /** An answer begins with the handle of whom it answers: the adapter puts it there when the words name nobody. */
  readonly addresses?: boolean;
  /** Pictures in posts that are heard. */
  readonly images: boolean;
  /** Pictures and films in posts of ours. Absent, or null: none. */
  readonly media?: MediaCapabilities | null;
  readonly edits: boolean;
  readonly quotes: boolean;
  /** To whom a post can be sent; `public` always is. With `private`, private messages are heard and answered. */
  readonly visibilities: readonly Visibility[];
  /** A post that is for more people can be answered in private. Absent: only what is private is. */
  readonly answersPrivately?: boolean;
  /** A post can be folded behind a warning, by its author. */
  readonly contentWarnings: boolean;
  readonly polls: boolean;
  /** Who begins to follow the account is heard. */
  readonly follows: boolean;
  /** A post of ours can be taken back. */
  readonly deletes: boolean;
  /** So can a private message, from whomever it was sent to. Absent: it stays with them. */
  readonly deletesPrivate?: boolean;
  /** A post of ours can be put at the head of the profile. */
  readonly pins: boolean;
  readonly moderation: readonly ModerationKind[];
  /** *hide* also takes a post of ours out of somebody's quote of it. */
  readonly detaches?: boolean;
  /** Who may answer or quote a post of ours can be said as it is sent (`OutgoingPost.gate`). */
  readonly gates?: boolean;
  /**
   * A link shows what its page says of itself: as it is `sent` with the post (`OutgoingPost.card`), or as the network has `its-own` made of it.
   * Absent: a link stays bare.
   */
  readonly cards?: 'sent' | 'its-own';
  /** Who follows the account can be read page by page. */
  readonly followerPages?: boolean;
  /** How many posts an account may make within how long, by the network's published rules. Absent: as many as it likes. */
  readonly posting?: readonly PostingLimit[];
  /** Each post that is read costs its owner money: nothing is asked for again by itself. Absent: reading is free. */
  readonly metered?: boolean;
  /** What an account may change of its own public profile. */
  readonly profile: ProfileCapabilities;
}

/** So many posts within any stretch of so many minutes. */
export interface PostingLimit {
  readonly posts: number;
  readonly minutes: number;
}

/**
 * How a text is measured. *graphemes*: what a reader calls a character. *characters*: Unicode code points. *weighted*: code points of which
 * some scripts count double (X). `urlLength`: what a link counts for, however long it is. `mentionsByNameOnly`: of `@lea@example.org` only
 * `@lea` counts.
 */
export interface Counting {
  readonly unit: 'graphemes' | 'characters' | 'weighted';
  readonly maximum: number;
  /** In UTF-8, besides `maximum`. */
  readonly maximumBytes: number | null;
  readonly urlLength: number | null;
  readonly mentionsByNameOnly: boolean;
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
