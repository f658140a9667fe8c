/** How an account of a network becomes ours: by its handle and a secret, or by its owner's leave in the network's own pages. */
import type { Result } from '../platform/result.ts';
import type { Capabilities } from './network-capabilities.ts';
import type { NetworkPerson } from './network-post.ts';

/** What a connection must keep between two starts; sealed at rest. Never holds a password. */
export type Credentials = Readonly<Record<string, unknown>>;

export interface ConnectRequest {
  /** For whom: the practice network is another one in each organisation. */
  readonly organisationId: string;
  /** Address of the account's server, e.g. `https://bsky.social`; the adapter checks it. */
  readonly server: string;
  readonly handle: string;
  readonly secret: string;
}

/** What Visavis wants to be allowed to do with an account. */
export const RIGHT_NAMES = ['read', 'write', 'profile', 'private-messages', 'follows', 'moderate'] as const;
export type RightName = (typeof RIGHT_NAMES)[number];
export interface Right {
  readonly name: RightName;
  readonly granted: boolean;
}

/** What an account is and may do, as its network says now. */
export interface Standing {
  readonly person: NetworkPerson;
  readonly capabilities: Capabilities;
  /** Each right that this network knows, granted or not. */
  readonly rights: readonly Right[];
  /** When a person will have to connect it again; null when nothing says that it ends. */
  readonly endsAt: Date | null;
}

export interface Connected extends Standing {
  readonly server: string;
  readonly credentials: Credentials;
}

export type ConnectFailure =
  | { kind: 'wrong-handle' }
  | { kind: 'wrong-secret' }
  | { kind: 'invalid-address' }
  | { kind: 'rate-limited'; retryAt: Date }
  | { kind: 'unreachable'; detail: string }
  | { kind: 'not-this-network'; detail: string }
  /** This network knows accounts by the other way only: a secret, or leave given in its pages. */
  | { kind: 'other-way' }
  /** The organisation must bring its own application's keys, or those that it brought are refused. */
  | { kind: 'application-refused'; detail: string }
  /** Its holder said no in the network's pages. */
  | { kind: 'declined' }
  /** The leave was asked for too long ago, or was used already: begin again. */
  | { kind: 'too-late' };

/** An application registered with a network, by its owner or by us; its secret is sealed at rest. */
export interface NetworkApplication {
  readonly clientId: string;
  /** Null for an application that keeps none. */
  readonly clientSecret: string | null;
  /** By which the application itself asks, where a network wants no user's leave (X's filtered stream); absent where nobody gave one. */
  readonly applicationToken?: string | null;
  /** What the network signs its webhooks with, where that is not `clientSecret` (X: the API key's secret). */
  readonly webhookSecret?: string | null;
}

export interface AuthorisationRequest {
  readonly organisationId: string;
  readonly server: string;
  /** Who is to be asked, where the network wants to know beforehand; may be empty. */
  readonly handle: string;
  /** Where the network sends the browser back to: `https://…/networks/<name>/authorised` of this product, or one below it. */
  readonly redirectUrl: string;
  /** Null: the adapter registers one, or needs none. */
  readonly application: NetworkApplication | null;
}

export interface AuthorisationBegun {
  /** Where the browser is to go. */
  readonly url: string;
  /** Comes back among the parameters as `state`: the pending authorisation is found by it. Not guessable. */
  readonly state: string;
  /** What `complete` needs, and nobody else may read: JSON, sealed at rest, used once, kept an hour at most. */
  readonly pending: unknown;
}

/** OAuth with PKCE. Both calls end within their own time-out or when `signal` aborts. */
export interface Authorisation {
  /** Whether the organisation must bring its own application's keys. */
  readonly bringsApplication: boolean;
  /**
   * Whether each leave that is asked for comes back at an address of its own, `…/authorised/<something>`, so that no server can have the answer of
   * another taken for its own. Absent where the address is registered beforehand, and one authority answers or names itself.
   */
  readonly returnsApart?: boolean;
  /** What the network's servers fetch to know this product, served by us as JSON; null where nothing is fetched. `publicUrl`: our own address. */
  readonly document: ((publicUrl: string) => unknown) | null;
  begin(request: AuthorisationRequest, signal: AbortSignal): Promise<Result<AuthorisationBegun, ConnectFailure>>;
  /** `parameters`: of the address at which the browser came back. */
  complete(
    answer: { readonly organisationId: string; readonly pending: unknown; readonly parameters: Readonly<Record<string, string>> },
    signal: AbortSignal,
  ): Promise<Result<Connected, ConnectFailure>>;
}

/** Where an open connection keeps its renewed credentials. Called before the renewed ones are first used. */
export type SaveCredentials = (credentials: Credentials) => Promise<void>;

/** What is stored now: another process of ours may have renewed the same account's credentials. */
export type LoadCredentials = () => Promise<Credentials | null>;

export interface OpenRequest {
  readonly organisationId: string;
  readonly accountId: string;
  readonly identity: string;
  readonly server: string;
  readonly credentials: Credentials;
  /** As the account's server last said; null: what the network usually offers. */
  readonly capabilities?: Capabilities | null;
  readonly saveCredentials: SaveCredentials;
  /** Asked before credentials are renewed, and after a renewal was refused. Without it, only one process should hold the account. */
  readonly loadCredentials?: LoadCredentials;
}
