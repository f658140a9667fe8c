/** News that a network sends to an address of ours, whoever asks there being a stranger until its signature is checked. */
import type { Arrival } from './network-arrival.ts';
import type { NetworkApplication } from './network-connecting.ts';

export interface WebhookRequest {
  /** Of the organisation whose address was called. */
  readonly application: NetworkApplication;
  readonly query: Readonly<Record<string, string>>;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** As it came, for a signature is over bytes; 1 MB at most. */
  readonly body: Uint8Array;
}

export interface WebhookAnswer {
  readonly status: 200 | 400 | 401 | 403;
  readonly body: string;
}

export interface Webhook {
  /** Answers the network that asks whether we hold the application's secret. */
  challenge(request: WebhookRequest): Promise<WebhookAnswer>;
  /** What came, by the identity of the account that it is for; nothing when the signature is wrong. It may come again, and is then the same. */
  receive(request: WebhookRequest): Promise<{
    readonly answer: WebhookAnswer;
    readonly heard: readonly { readonly identity: string; readonly arrivals: readonly Arrival[] }[];
  }>;
}
