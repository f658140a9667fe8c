/** Calls of the network's chat service: they go to the account's own server, which passes them on to the service in the account's name. */
import type { Agent } from '@atproto/api';
import { z } from 'zod';
import { succeed } from '../../../platform/result.ts';
import type { NetworkFailure, NetworkResult } from '../../network.ts';
import { bodyOf, notThisProtocol } from '../bare-call.ts';
import { attempt } from '../failure.ts';
import { readMembers, type Members } from './message.ts';

/** Of the public network's chat service: https://docs.bsky.app/docs/api/chat-bsky-convo-get-log */
export const PUBLIC_CHAT = 'did:web:api.bsky.chat';
const MESSAGES_A_CALL = 100;

export interface Chat {
  /** Signed in as the account, at its server, and passed on to the chat service. */
  readonly agent: Agent;
  readonly identity: string;
}

/** Through `agent`'s server to the chat service whose DID is `service`. */
export const openChat = (agent: Agent, identity: string, service: string): Chat => ({
  agent: agent.withProxy('bsky_chat', service as `did:${string}:${string}`),
  identity,
});

/**
 * Whether the account may not use the chat at all, ever so often it asks: its app password was made without leave for private messages, or
 * its server knows of no chat service. That is no trouble with the account itself.
 */
export const isShut = (failure: NetworkFailure): boolean =>
  (failure.kind === 'unauthorised' && /^(InvalidToken|BadToken|Auth|Scope|InsufficientScope|Forbidden)/.test(failure.reason)) ||
  (failure.kind === 'rejected' &&
    /could not resolve proxy|ScopeMissing|Bad token|service configured|MethodNotImplemented/i.test(failure.detail));

const messagesBody = z.looseObject({ messages: z.array(z.unknown()), cursor: z.string().optional() });

/** A page of a conversation's messages, newest first. */
export async function readMessagePage(
  { agent }: Chat,
  { conversation, cursor, limit = MESSAGES_A_CALL }: { conversation: string; cursor?: string | undefined; limit?: number },
  signal?: AbortSignal,
): Promise<NetworkResult<{ messages: unknown[]; cursor: string | undefined }>> {
  return await attempt(async () => {
    const query = { convoId: conversation, limit: Math.min(limit, MESSAGES_A_CALL), ...(cursor === undefined ? {} : { cursor }) };
    const options = signal === undefined ? {} : { signal };
    const body = messagesBody.safeParse(await bodyOf(agent.chat.bsky.convo.getMessages(query, options)));
    if (!body.success) throw notThisProtocol('the list of messages');
    return { messages: body.data.messages, cursor: body.data.messages.length === 0 ? undefined : body.data.cursor };
  });
}

const conversationBody = z.looseObject({ convo: z.looseObject({ members: z.array(z.unknown()) }) });

/** Who is in a conversation; nobody when the account is not in it (any more). */
export async function readConversationMembers({ agent }: Chat, conversation: string): Promise<NetworkResult<Members>> {
  const body = await attempt(async () => {
    const parsed = conversationBody.safeParse(await bodyOf(agent.chat.bsky.convo.getConvo({ convoId: conversation })));
    if (!parsed.success) throw notThisProtocol('the conversation');
    return readMembers(parsed.data.convo.members);
  });
  return !body.ok && body.error.kind === 'rejected' ? succeed(new Map()) : body;
}
