import type { NetworkApplication, NetworkName } from '../networks/network.ts';

/** What became of a leave that was asked for. `failure` is that of the refusal, in the kinds of connecting and of reconnecting. */
export type AuthorisationOutcome =
  | { readonly kind: 'connected'; readonly accountId: string }
  | { readonly kind: 'refused'; readonly failure: { readonly kind: string } & Readonly<Record<string, unknown>> };

/** A member went to a network's own pages to be given leave there, and has to come back with the answer. */
export interface Authorisation {
  readonly authorisationId: string;
  readonly memberId: string;
  readonly network: NetworkName;
  readonly server: string;
  /** The account that is connected again; null: another one. */
  readonly accountId: string | null;
  /** Somebody came back with it already. */
  readonly used: boolean;
  /** Nobody can come back with it any more. */
  readonly late: boolean;
  /** Null until then. */
  readonly outcome: AuthorisationOutcome | null;
}

/** So long after it was asked for, an answer comes too late. */
export const AUTHORISATION_MS = 15 * 60_000;

/** What is kept sealed until the answer comes. */
export interface PendingAuthorisation {
  /** The adapter's own. */
  readonly pending: unknown;
  /** Brought by the organisation, to be kept once the network has taken it; null where it brings none. */
  readonly application: NetworkApplication | null;
}

/** As it stands for who asks: an answer that never came, or whose bearer died on the way, is one that came too late. */
export function standingOf({ outcome, late }: Authorisation): AuthorisationOutcome | { readonly kind: 'waiting' } {
  if (outcome !== null) return outcome;
  return late ? { kind: 'refused', failure: { kind: 'too-late' } } : { kind: 'waiting' };
}
