/** What a person answers to connect an account, and what is asked on which network. Pure. */
import type { AccountView } from '../../src/accounts/schema.ts';
import type { ApplicationBody, OfferedNetwork } from '../../src/accounts/schema-connecting.ts';

export type NetworkName = AccountView['network'];
/** *page*: the network's own; *secret*: pasted here. */
export type Way = 'page' | 'secret';

export interface ConnectValues {
  readonly network: NetworkName | null;
  readonly way: Way;
  readonly server: string;
  readonly handle: string;
  readonly secret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly applicationToken: string;
  readonly webhookSecret: string;
  /** Other keys than those that the organisation brought before. */
  readonly otherKeys: boolean;
}

const BLUESKY_SERVER = 'https://bsky.social';

export const emptyValues = (account?: AccountView): ConnectValues => ({
  network: account?.network ?? null,
  way: 'secret',
  server: account?.server ?? '',
  handle: account?.handle ?? '',
  secret: '',
  clientId: '',
  clientSecret: '',
  applicationToken: '',
  webhookSecret: '',
  otherKeys: false,
});

/** What changes when a network is chosen: the way that most people take there, and its usual server. */
export function choiceOf(network: NetworkName, offered: OfferedNetwork | undefined): Pick<ConnectValues, 'network' | 'way' | 'server'> {
  const way = offered?.hasPages === true && network !== 'bluesky' ? 'page' : 'secret';
  return { network, way, server: network === 'bluesky' ? BLUESKY_SERVER : '' };
}

export type Asked = 'server' | 'handle' | 'secret' | 'keys';

/** What is asked, in its order. */
export function askedFor(
  { network, way, otherKeys }: Pick<ConnectValues, 'network' | 'way' | 'otherKeys'>,
  hasKeys: boolean,
): readonly Asked[] {
  switch (network) {
    case null:
      return [];
    case 'practice':
      return ['handle'];
    case 'bluesky':
      return way === 'page' ? ['server', 'handle'] : ['server', 'handle', 'secret'];
    case 'mastodon':
      return way === 'page' ? ['server'] : ['server', 'secret'];
    case 'x':
      if (way === 'secret') return ['server', 'secret'];
      return hasKeys && !otherKeys ? ['server'] : ['keys', 'server'];
    default:
      return network satisfies never;
  }
}

/** The keys as they are sent; undefined: those that the organisation brought before. */
export function applicationOf(values: ConnectValues, asked: readonly Asked[]): ApplicationBody | undefined {
  if (!asked.includes('keys')) return undefined;
  const { clientId, clientSecret, applicationToken, webhookSecret } = values;
  return {
    clientId: clientId.trim(),
    clientSecret: clientSecret.trim(),
    applicationToken: applicationToken.trim(),
    webhookSecret: webhookSecret.trim(),
  };
}

/** Without the sign that people type before it. */
export const plainHandle = (handle: string): string => handle.trim().replace(/^@/u, '');
