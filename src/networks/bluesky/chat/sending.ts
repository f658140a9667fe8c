/** Sending a private message, once, whatever is lost on the way. */
import { z } from 'zod';
import { fail, succeed } from '../../../platform/result.ts';
import type { NetworkFailure, NetworkResult, OutgoingPost, Published } from '../../network.ts';
import { bodyOf, notThisProtocol } from '../bare-call.ts';
import { attempt } from '../failure.ts';
import type { WireFacet } from '../facets.ts';
import { isShut, type Chat } from './chat-call.ts';
import { messagePointer, parseChatRef } from './chat-ref.ts';
import { lookUpMessage } from './reading.ts';
import { markOfKey } from './record-key-mark.ts';

const written = z.looseObject({ id: z.string().regex(/^[\w~.:-]{1,256}$/) });

/**
 * Sends into the conversation that `post` answers. The service keeps no key of ours and would take a repeat for another message: each send
 * first looks whether an earlier attempt arrived.
 */
export async function sendMessage(
  chat: Chat,
  post: OutgoingPost,
  { key, facets }: { key: string; facets: readonly WireFacet[] },
): Promise<NetworkResult<Published>> {
  const target = parseChatRef(post.reply?.root.ref ?? '');
  if (target === null) return fail(rejected('invalid', 'a private message answers in a private conversation'));
  const earlier = await lookUpMessage(chat, post, key);
  if (!earlier.ok) return fail(explain(earlier.error));
  if (earlier.value !== null) return succeed(earlier.value);
  const answered = parseChatRef(post.reply?.parent.ref ?? '')?.message ?? null;
  const sent = await attempt(async () => {
    const message = {
      text: post.text.toWellFormed(),
      facets: [...facets, markOfKey(post.text.toWellFormed(), key)],
      ...(answered === null ? {} : { replyTo: { messageId: answered } }),
      ...(post.quoted === null
        ? {}
        : {
            embed: {
              $type: 'app.bsky.embed.record' as const,
              record: { uri: post.quoted.ref as `at://${string}`, cid: post.quoted.version },
            },
          }),
    };
    const body = written.safeParse(
      await bodyOf(chat.agent.chat.bsky.convo.sendMessage({ convoId: target.conversation, message: message as never })),
    );
    if (!body.success) throw notThisProtocol('the answer to a message');
    return body.data.id;
  }, 'write');
  if (!sent.ok) return fail(explain(sent.error));
  return succeed({ ...messagePointer(target.conversation, sent.value), url: null });
}

const rejected = (reason: Extract<NetworkFailure, { kind: 'rejected' }>['reason'], detail: string): NetworkFailure => ({
  kind: 'rejected',
  reason,
  detail,
});

/** What a refusal of the chat service means. */
function explain(failure: NetworkFailure): NetworkFailure {
  if (isShut(failure)) return rejected('not-granted', 'detail' in failure ? failure.detail : 'this account may not use private messages');
  if (failure.kind !== 'rejected') return failure;
  if (/block|disabled|not allowed|requires (?:that )?follow|locked/i.test(failure.detail)) return rejected('blocked', failure.detail);
  if (/ReplyTargetNotFound|InvalidConvo|not found/i.test(failure.detail)) return rejected('parent-gone', failure.detail);
  return failure;
}
