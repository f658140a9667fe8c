/**
 * Names of private conversations and of their messages. The network gives them bare ids, which no post's ref looks like; here they are
 * `at-chat://<conversation>` and `at-chat://<conversation>/<message>`.
 */
import type { PostPointer } from '../../network.ts';

const REF = /^at-chat:\/\/([\w~.:-]{1,256})(?:\/([\w~.:-]{1,256}))?$/;

/** The parts of a name, or null when it is not one of private messages; `message` is null in the name of a conversation. */
export function parseChatRef(ref: string): { conversation: string; message: string | null } | null {
  const match = REF.exec(ref);
  return match === null ? null : { conversation: match[1] ?? '', message: match[2] ?? null };
}

export const messageRef = (conversation: string, message: string): string => `at-chat://${conversation}/${message}`;

/** A conversation is no post: it has one version, for ever. */
export const conversationPointer = (conversation: string): PostPointer => ({ ref: `at-chat://${conversation}`, version: conversation });

/** Nobody can edit a message, and the network's own revision changes with every reaction: its id is its only version. */
export const messagePointer = (conversation: string, message: string): PostPointer => ({
  ref: messageRef(conversation, message),
  version: message,
});
