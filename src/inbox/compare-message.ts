import type { Visibility } from '../networks/network.ts';
import type { ArrivedPost } from './arrival-batch.ts';
import type { Direction, EarlierText } from './message.ts';

/**
 * Where arrivals come from. *listen*: what the network pushes, perhaps a second time. *current*: the posts as the network has them now,
 * which outweighs whatever was heard. *thread*: what surrounds a conversation; nothing more is fetched for its sake.
 */
export type ArrivalSource = { kind: 'listen' } | { kind: 'current' } | { kind: 'thread'; conversationId: string };

/** What is known of a message that a batch speaks of again. */
export interface KnownMessage {
  readonly messageId: string;
  readonly conversationId: string;
  readonly ref: string;
  readonly version: string;
  readonly text: string;
  readonly contentWarning: string | null;
  readonly direction: Direction;
  readonly visibility: Visibility;
  readonly correspondentId: string | null;
  readonly earlierTexts: readonly EarlierText[];
  readonly deletedAt: Date | null;
  readonly saidAt: Date;
}

/** What a post changes in the message that we have of it. */
export interface MessageChange {
  readonly message: KnownMessage;
  readonly post: ArrivedPost;
  /** The post is another version than ours: its text and facets are taken. */
  readonly renewed: boolean;
  /** Its text is another one too. */
  readonly edited: boolean;
  readonly direction: Direction;
  readonly earlierTexts: readonly EarlierText[];
  readonly deleted: boolean;
}

const MOST_EARLIER_TEXTS = 50;

/** What a post heard at `now` changes in `message`; null when nothing. `gone`: the same batch says that it was taken down. */
export function compareMessage(
  message: KnownMessage,
  post: ArrivedPost,
  heard: { readonly source: ArrivalSource['kind']; readonly gone: boolean; readonly now: Date },
): MessageChange | null {
  const direction = message.direction === 'context' && heard.source !== 'thread' ? post.direction : message.direction;
  // A page heard twice may bring back what the post said before; only its network, asked now, may go back in time.
  const outdated = heard.source !== 'current' && message.earlierTexts.some((earlier) => earlier.version === post.version);
  const renewed = message.version !== post.version && !outdated;
  const edited = renewed && message.text !== post.text;
  const deleted = heard.gone || (message.deletedAt !== null && heard.source !== 'current');
  if (!renewed && direction === message.direction && deleted === (message.deletedAt !== null)) return null;
  const earlier = { text: message.text, version: message.version, until: heard.now.toISOString() };
  const earlierTexts = edited ? [...message.earlierTexts, earlier].slice(-MOST_EARLIER_TEXTS) : message.earlierTexts;
  return { message, post, renewed, edited, direction, earlierTexts, deleted };
}
