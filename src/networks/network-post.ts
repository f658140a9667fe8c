/** People, posts and what posts hold, as every network has them. */
import type { PostGate } from './network-gate.ts';
import type { OutgoingMedia } from './network-media.ts';

/** A person of the network as its public profile shows it. */
export interface NetworkPerson {
  readonly identity: string;
  readonly handle: string;
  readonly displayName: string | null;
  readonly avatarUrl: string | null;
}

/**
 * Who may read a post, from everybody to hardly anybody. *unlisted*: everybody, but no public list shows it. *followers*: who follows its
 * author. *private*: its author and those it names, or who are in its private conversation.
 */
export const VISIBILITIES = ['public', 'unlisted', 'followers', 'private'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** Whether more people may read `one` than `other`. */
export const isWider = (one: Visibility, other: Visibility): boolean => VISIBILITIES.indexOf(one) < VISIBILITIES.indexOf(other);

/** A stretch of a post's text that means something. `start` and `end` are UTF-16 offsets in `text` (end excluded). */
export type Facet = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'mention'; readonly identity: string }
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'tag'; readonly tag: string }
);

export interface NetworkImage {
  /** Of the picture; of the film or the sound when it `plays`. */
  readonly url: string;
  /** A smaller picture; of a film, a still one. */
  readonly thumbnailUrl: string;
  /** Alternative text as its author gave it; empty when none. */
  readonly alt: string;
  readonly width: number | null;
  readonly height: number | null;
  /** Absent: it is still. */
  readonly plays?: 'film' | 'sound';
}

export interface Poll {
  /** `votes`: null while the network tells nobody. */
  readonly options: readonly { readonly title: string; readonly votes: number | null }[];
  readonly multiple: boolean;
  /** Null: it never ends. */
  readonly endsAt: Date | null;
}

/** A picture that a server shows in place of `:shortcode:`, in texts and names. */
export interface Emoji {
  readonly shortcode: string;
  readonly url: string;
}

export interface PostPointer {
  readonly ref: string;
  readonly version: string;
}

export interface NetworkPost extends PostPointer {
  readonly author: NetworkPerson;
  readonly text: string;
  readonly facets: readonly Facet[];
  readonly images: readonly NetworkImage[];
  readonly languages: readonly string[];
  /**
   * Where this post hangs; null when it starts a thread. `root` equals `parent` for a direct reply to the start. The root of a private
   * message may be the network's name of the private conversation, which is no post.
   */
  readonly reply: { readonly root: PostPointer; readonly parent: PostPointer } | null;
  /** It has no `reply`, but may answer something that its network has not told of yet: `thread` finds out. */
  readonly seeksParent?: true;
  readonly quoted: PostPointer | null;
  readonly visibility: Visibility;
  /** What its author wrote before the fold behind which the post stands; null when it stands open. */
  readonly contentWarning: string | null;
  readonly poll: Poll | null;
  readonly emoji: readonly Emoji[];
  /** What the network, its moderators or its author warn of: the network's own words in small letters (`sensitive`, `porn`, `spam`). */
  readonly restrictions: readonly string[];
  /** When its author says that it was written. May lie, may be in the future. */
  readonly writtenAt: Date;
  /** Where a passer-by reads it in the network's own pages; null when the network has none, and for a private message. */
  readonly url: string | null;
}

/** A public post with nothing particular about it: what an adapter begins with where its network has no more. */
export const PLAIN_POST = {
  visibility: 'public',
  contentWarning: null,
  poll: null,
  emoji: [],
  restrictions: [],
} as const satisfies Partial<NetworkPost>;

export interface ReplyTarget {
  readonly root: PostPointer;
  readonly parent: PostPointer;
}

/**
 * A link under the words with what its page said of itself when the link was typed. Sent where `cards` is `sent`; a network that makes its own
 * is sent none.
 */
export interface OutgoingCard {
  /** Absolute, of the web. */
  readonly url: string;
  readonly title: string;
  /** Empty: the page says nothing. */
  readonly description: string;
  /** As a picture of the post's is: uploaded before. Null: the page shows none, or none that the network takes. */
  readonly picture: Pick<OutgoingMedia, 'handle'> | null;
}

/** What is to be published. `text` already holds its signature. */
export interface OutgoingPost {
  readonly text: string;
  readonly languages: readonly string[];
  readonly reply: ReplyTarget | null;
  readonly quoted: PostPointer | null;
  /** Who may read it. What the network cannot keep so narrow is `rejected`, never widened. */
  readonly visibility: Visibility;
  /** The words before the fold; null: it stands open. */
  readonly contentWarning: string | null;
  /** In their order; uploaded before. */
  readonly media: readonly OutgoingMedia[];
  /** Absent: none. With pictures or a film none goes. */
  readonly card?: OutgoingCard;
  /** Who may answer and quote it, where `gates` is declared; absent: as the network has it by itself. No part of the record itself. */
  readonly gate?: PostGate;
  /** Fixed when the publication was made, so that a repeat is the same record to the byte. */
  readonly writtenAt: Date;
}

export interface Published extends PostPointer {
  readonly url: string | null;
}
