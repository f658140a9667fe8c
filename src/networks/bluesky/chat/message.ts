/** Private messages: from the network's views to the port's posts. */
import { z } from 'zod';
import { PLAIN_POST } from '../../network.ts';
import type { NetworkPerson, NetworkPost } from '../../network.ts';
import { readFacets } from '../facets.ts';
import { parseRef, readDate, readProfile } from '../post.ts';
import { cleanText } from '../text.ts';
import { conversationPointer, messagePointer } from './chat-ref.ts';

/** As long as the network lets a message be, in bytes. */
const LONGEST_TEXT = 10_000;

const id = z.string().regex(/^[\w~.:-]{1,256}$/);
const message = z.looseObject({
  id,
  text: z.string(),
  sender: z.looseObject({ did: z.string().startsWith('did:') }),
  sentAt: z.string(),
  replyTo: z.looseObject({ id }).optional().catch(undefined),
});
const gone = z.looseObject({ $type: z.literal('chat.bsky.convo.defs#deletedMessageView'), id });

/** Who writes in a conversation, by identity. */
export type Members = ReadonlyMap<string, NetworkPerson>;

export function readMembers(profiles: unknown): Map<string, NetworkPerson> {
  const members = (Array.isArray(profiles) ? profiles : []).map(readProfile).filter((person) => person !== null);
  return new Map(members.map((person) => [person.identity, person]));
}

/** A message as the port has it, or null when the view is not one of a message (it was taken back, or says who came and went). */
export function readMessage(candidate: unknown, conversation: string, members: Members): NetworkPost | null {
  const parsed = message.safeParse(candidate);
  if (!parsed.success) return null;
  const { sender, sentAt, replyTo } = parsed.data;
  const text = cleanText(parsed.data.text, LONGEST_TEXT);
  const root = conversationPointer(conversation);
  return {
    ...PLAIN_POST,
    ...messagePointer(conversation, parsed.data.id),
    // Somebody who left a conversation is in no list of its members any more.
    author: members.get(sender.did) ?? { identity: sender.did, handle: sender.did, displayName: null, avatarUrl: null },
    text,
    facets: readFacets(text, parsed.data['facets']),
    images: [],
    languages: [],
    reply: { root, parent: replyTo === undefined ? root : messagePointer(conversation, replyTo.id) },
    quoted: readShared(parsed.data['embed']),
    visibility: 'private',
    writtenAt: readDate(sentAt) ?? new Date(0),
    url: null,
  };
}

/** The id of a message that was taken back; null when the view is another. */
export const readGone = (candidate: unknown): string | null => gone.safeParse(candidate).data?.id ?? null;

/** A post that a message shows. */
function readShared(embed: unknown): NetworkPost['quoted'] {
  const parsed = z.looseObject({ record: z.looseObject({ uri: z.string(), cid: z.string().min(1).max(256) }) }).safeParse(embed);
  if (!parsed.success || parseRef(parsed.data.record.uri) === null) return null;
  return { ref: parsed.data.record.uri, version: parsed.data.record.cid };
}
