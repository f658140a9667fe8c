import type { Facet, ReplyTarget, Visibility } from '../networks/network.ts';

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
  readonly languages: readonly string[];
  readonly visibility: Visibility;
  readonly contentWarning: string | null;
  /** The post's own date. */
  readonly writtenAt: Date;
  /** When the member pressed the button, by the database's clock: what was stored later is not answered by it. */
  readonly pressedAt: Date;
}
