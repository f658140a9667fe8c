import { succeed } from '../../platform/result.ts';
import type { NetworkResult, Right, Standing } from '../network.ts';
import { bodyOf, notThisProtocol } from './bare-call.ts';
import { capabilitiesOf } from './capabilities.ts';
import { isShut, type Chat } from './chat/chat-call.ts';
import { attempt } from './failure.ts';
import { readProfile } from './post.ts';
import type { Reader } from './reading.ts';

const CHAT_LIMIT_MS = 5_000;

/** Who the account is now, and what it may do: its handle may have changed since it was connected, its app password may be another. */
export async function readStanding(reader: Reader): Promise<NetworkResult<Standing>> {
  const { agent, identity } = reader;
  const [read, privateMessages] = await Promise.all([
    attempt(async () => {
      const person = readProfile(await bodyOf(agent.app.bsky.actor.getProfile({ actor: identity as `did:plc:${string}` })));
      if (person?.identity !== identity) throw notThisProtocol('the profile');
      return person;
    }),
    mayChat(reader.chat),
  ]);
  if (!read.ok) return read;
  return succeed({
    person: read.value,
    capabilities: capabilitiesOf({ privateMessages }),
    rights: rightsOf({ privateMessages }),
    endsAt: null,
  });
}

/** An app password reaches all but private messages, which its owner grants apart. */
export function rightsOf({ privateMessages }: { privateMessages: boolean }): Right[] {
  const always = (['read', 'write', 'profile', 'follows', 'moderate'] as const).map((name) => ({ name, granted: true }));
  return [...always, { name: 'private-messages', granted: privateMessages }];
}

/** Whether the chat service lets the account in; a service that does not answer now is taken for one that does. */
export async function mayChat(chat: Chat | null): Promise<boolean> {
  if (chat === null) return false;
  const signal = AbortSignal.timeout(CHAT_LIMIT_MS);
  const asked = await attempt(async () => void (await bodyOf(chat.agent.chat.bsky.convo.listConvos({ limit: 1 }, { signal }))));
  return asked.ok || !isShut(asked.error);
}
