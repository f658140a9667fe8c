/** Gives words that did not leave back to the composer at once; the server has made them a draft again for everywhere else. */
import type { PublicationView } from '../../../src/publishing/schema.ts';
import type { DraftContent } from './draft-keeper.ts';

type Listener = (content: DraftContent) => void;
const composers = new Map<string, Listener>();

/** Called by the composer of a conversation while it is on screen; returns how to stop. */
export function onPutBack(conversationId: string, listener: Listener): () => void {
  composers.set(conversationId, listener);
  return () => {
    if (composers.get(conversationId) === listener) composers.delete(conversationId);
  };
}

/** What a publication was written as, as the server makes it a draft again. */
export const draftOf = ({ body, replyToMessageId, visibility, contentWarning, correctsMessageId }: PublicationView): DraftContent => ({
  text: body,
  replyToMessageId,
  visibility,
  contentWarning: contentWarning ?? '',
  corrects: correctsMessageId !== null,
});

export function putBack(conversationId: string, content: DraftContent): void {
  composers.get(conversationId)?.(content);
}
