/** What the state of an account is due to, in the words that fit it; pure. */
import type { AccountView } from '../../src/accounts/schema.ts';

const DAY_MS = 86_400_000;
/** A person has a week to see that an authorisation ends. */
const SOON_MS = 7 * DAY_MS;

export type Why = 'rate-limited' | 'not-listening' | 'credentials-unreadable';

/** Null: what the state says by itself is right. */
export function whyOf({ state, trouble }: Pick<AccountView, 'state' | 'trouble'>): Why | null {
  if (state === 'silent' && (trouble?.kind === 'rate-limited' || trouble?.kind === 'not-listening')) return trouble.kind;
  return state === 'needs-reconnection' && trouble?.kind === 'credentials-unreadable' ? 'credentials-unreadable' : null;
}

/** When a person should reconnect an account that still does well; null while there is time, or none is known. `now`: ms since 1970. */
export function endsSoon({ state, credentialsEndAt }: Pick<AccountView, 'state' | 'credentialsEndAt'>, now: number): Date | null {
  if (credentialsEndAt === null || state === 'disconnected' || state === 'needs-reconnection') return null;
  const end = new Date(credentialsEndAt);
  return end.getTime() - now < SOON_MS ? end : null;
}
