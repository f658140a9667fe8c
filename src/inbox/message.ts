import type { ArrivalReason, Emoji, Facet, NetworkImage, NetworkPost, Poll, Visibility } from '../networks/network.ts';
import type { AuthorSource } from './schema.ts';

/** *inbound*: to us; *outbound*: from us; *context*: someone else's, around it. */
export type Direction = 'inbound' | 'outbound' | 'context';

/** A text that a message had before an edit. `until`: ISO 8601, UTC. */
export interface EarlierText {
  readonly text: string;
  readonly version: string;
  readonly until: string;
}

/** A message as it is stored. Dates are moments; `saidAt` is `writtenAt`, but never later than `receivedAt`. */
export interface Message {
  readonly messageId: string;
  readonly conversationId: string;
  readonly ref: string;
  readonly version: string;
  readonly parentRef: string | null;
  readonly quotedRef: string | null;
  readonly direction: Direction;
  readonly correspondentId: string | null;
  readonly memberId: string | null;
  readonly publicationId: string | null;
  readonly personaName: string | null;
  readonly authorSource: AuthorSource | null;
  readonly signedAs: string | null;
  readonly addressedMemberId: string | null;
  readonly text: string;
  readonly facets: readonly Facet[];
  readonly images: readonly NetworkImage[];
  readonly languages: readonly string[];
  readonly visibility: Visibility;
  readonly contentWarning: string | null;
  /** `endsAt`: ISO 8601, UTC. */
  readonly poll: (Omit<Poll, 'endsAt'> & { readonly endsAt: string | null }) | null;
  readonly emoji: readonly Emoji[];
  readonly restrictions: readonly string[];
  readonly url: string | null;
  readonly writtenAt: Date;
  readonly receivedAt: Date;
  readonly editedAt: Date | null;
  readonly earlierTexts: readonly EarlierText[];
  readonly deletedAt: Date | null;
}

const PREVIEW_LENGTH = 140;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The beginning of a text on one line, cut between graphemes. */
export function previewOf(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  if (line.length <= PREVIEW_LENGTH) return line;
  const end = graphemes.segment(line).containing(PREVIEW_LENGTH)?.index ?? 0;
  return `${line.slice(0, end).trimEnd()}…`;
}

/** The beginning of what a message shows at first sight: its author's warning where it stands behind one. */
export const beginningOf = ({ text, contentWarning }: { readonly text: string; readonly contentWarning: string | null }): string =>
  previewOf(contentWarning ?? text);

/** What a post is to the account of `identity`. A post of its own is outbound however it was heard of. */
export function directionOf(reason: ArrivalReason, post: NetworkPost, identity: string): Direction {
  if (post.author.identity === identity) return 'outbound';
  return reason === 'mention' || reason === 'reply' || reason === 'quote' ? 'inbound' : 'context';
}
