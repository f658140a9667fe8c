import type { Facet, NetworkImage, ReplyTarget, Visibility } from '../networks/network.ts';

/** A reply of ours that the network has accepted. */
export interface SentReply {
  readonly conversationId: string;
  readonly publicationId: string;
  readonly memberId: string;
  /** The character that spoke, the member being behind it; null when a person did. */
  readonly personaName?: string | null;
  readonly ref: string;
  readonly version: string;
  readonly url: string | null;
  readonly target: ReplyTarget;
  readonly text: string;
  readonly facets: readonly Facet[];
  /** What it carries, as we have it; the network's own word of it comes later, with another version. */
  readonly images?: readonly NetworkImage[];
  readonly languages: readonly string[];
  readonly visibility: Visibility;
  readonly contentWarning: string | null;
  /** The post's own date. */
  readonly writtenAt: Date;
  /** When the member pressed the button, by the database's clock: what was stored later is not answered by it. */
  readonly pressedAt: Date;
}
