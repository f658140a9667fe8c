/** Gives words that did not leave back to the composer at once; the server has made them a draft again for everywhere else. */
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

export function putBack(conversationId: string, content: DraftContent): void {
  composers.get(conversationId)?.(content);
}
