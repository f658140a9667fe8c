/** What of the network lives beside the account's own server, and where. */
import { PUBLIC_CHAT } from './chat/chat-call.ts';

export interface Services {
  /** DID of the chat service; null: that of the public network, for accounts of the public network. */
  readonly chat: string | null;
  /** DID of the moderation service that reports go to; null: as the account's own server has it. */
  readonly moderation: string | null;
  /** Origin of the service that takes films in. */
  readonly video: string;
  /**
   * Address of a stream of all that happens: a Jetstream (`wss://…/subscribe`) or a firehose (`wss://…/xrpc/com.atproto.sync.subscribeRepos`).
   * Null: each account is looked at now and then.
   */
  readonly stream: string | null;
  /** Origin of the directory of identities. */
  readonly directory: string;
}

export const PUBLIC_SERVICES: Services = {
  chat: null,
  moderation: null,
  video: 'https://video.bsky.app',
  stream: null,
  directory: 'https://plc.directory',
};

/** The chat service of an account; null when it has none. A server on this very machine knows nothing of the public one. */
export const chatOf = ({ chat }: Services, isPublic: boolean): string | null => chat ?? (isPublic ? PUBLIC_CHAT : null);
