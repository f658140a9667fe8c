/** What stands beside the words of a post: pictures, a film, the card of a link; and who may answer and quote it. */
import type { LinkCard } from '../cards/index.ts';
import type { Attachment } from '../media/index.ts';
import { firstLink } from '../networks/counting/index.ts';
import type { PostGate } from '../networks/network.ts';

export interface Beside {
  /** Pictures, or a film, in their order. */
  readonly media?: readonly Attachment[] | undefined;
  /** Of the first link of the words, as its page was when that was typed; `shown`: false when a person took it off. */
  readonly card?: (LinkCard & { readonly shown: boolean }) | undefined;
}

/** Of one account, instead of its rules. */
export interface AccountGate extends PostGate {
  readonly accountId: string;
}

interface Content {
  readonly parts: readonly Beside[];
  readonly versions: readonly { readonly parts: readonly Beside[] }[];
}

/** Every file that it needs, pictures of cards too, each once. */
export function mediaIn({ parts, versions }: Content): string[] {
  const ids = new Set<string>();
  for (const { media = [], card } of [...parts, ...versions.flatMap((version) => version.parts)]) {
    for (const { mediaId } of media) ids.add(mediaId);
    if (card?.picture) ids.add(card.picture.mediaId);
  }
  return [...ids];
}

/** The card that leaves with a part; null where there is none, where it was taken off, or where another link is the first by now. */
export function cardOf({ text, media = [], card }: Beside & { readonly text: string }): LinkCard | null {
  if (card === undefined || !card.shown || media.length > 0 || firstLink(text) !== card.url) return null;
  const { url, title, description, picture } = card;
  return { url, title, description, picture };
}

/** What was said of who may answer on this account; null: as its rules have it. */
export function gateFor({ gates = [] }: { readonly gates?: readonly AccountGate[] | undefined }, accountId: string): PostGate | null {
  const own = gates.find((gate) => gate.accountId === accountId);
  return own === undefined ? null : { replies: own.replies, quotable: own.quotable };
}
