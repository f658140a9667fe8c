import type { Capabilities, ListeningWay, NetworkName, Quota, Right } from '../networks/network.ts';
import type { Visitor } from '../people/index.ts';
import type { AccountState, SignatureForm, SignatureMark, SignatureOccasion, SignaturePlace } from './schema.ts';

/** What happens to an account's connection. */
export type AccountEvent =
  /** It hears its network, but there is older news to read first. */
  | 'fell-behind'
  /** It has heard all there was until now. */
  | 'caught-up'
  /** Its network has not answered for a while. */
  | 'went-silent'
  /** Its network refuses its credentials: a person must give new ones. */
  | 'was-refused'
  /** A person wants it to neither hear nor speak for a while. */
  | 'was-paused'
  /** A person ends the pause: what came meanwhile is read first. */
  | 'was-resumed'
  /** A person connected it, for the first time or again. */
  | 'was-connected'
  /** A person disconnected it: the credentials are gone, the history stays. */
  | 'was-disconnected';

const TRANSITIONS: Readonly<Record<AccountState, Partial<Record<AccountEvent, AccountState>>>> = {
  'catching-up': {
    'caught-up': 'connected',
    'went-silent': 'silent',
    'was-refused': 'needs-reconnection',
    'was-paused': 'paused',
    'was-connected': 'catching-up',
    'was-disconnected': 'disconnected',
  },
  connected: {
    'fell-behind': 'catching-up',
    'went-silent': 'silent',
    'was-refused': 'needs-reconnection',
    'was-paused': 'paused',
    'was-connected': 'catching-up',
    'was-disconnected': 'disconnected',
  },
  silent: {
    'fell-behind': 'catching-up',
    'caught-up': 'connected',
    'was-refused': 'needs-reconnection',
    'was-paused': 'paused',
    'was-connected': 'catching-up',
    'was-disconnected': 'disconnected',
  },
  // A refusal that comes late is met again when the pause ends.
  paused: { 'was-resumed': 'catching-up', 'was-connected': 'catching-up', 'was-disconnected': 'disconnected' },
  'needs-reconnection': { 'was-connected': 'catching-up', 'was-disconnected': 'disconnected' },
  disconnected: { 'was-connected': 'catching-up' },
};

/** The state after `event`; null when that cannot happen in `state` (a late word about a connection that is over). */
export const nextState = (state: AccountState, event: AccountEvent): AccountState | null => TRANSITIONS[state][event] ?? null;

/** Whether the account hears its network, or at least tries. */
export const isOpen = (state: AccountState): boolean => shutBecause(state) === null;

/** Why nothing can leave from an account in this state; null when it can. */
export function shutBecause(state: AccountState): 'account-disconnected' | 'account-needs-reconnection' | 'account-paused' | null {
  return state === 'disconnected' || state === 'needs-reconnection' || state === 'paused' ? `account-${state}` : null;
}

/** Why an account is silent or needs reconnection. `retryAt` is ISO 8601 in UTC. */
export interface Trouble {
  readonly kind: string;
  readonly detail?: string;
  readonly retryAt?: string;
}

export interface Account {
  readonly organisationId: string;
  readonly accountId: string;
  readonly network: NetworkName;
  readonly identity: string;
  readonly handle: string;
  readonly displayName: string;
  readonly avatarUrl: string | null;
  readonly server: string;
  readonly signatureForm: SignatureForm;
  readonly signatureMark: SignatureMark;
  /** Null: where the form usually stands. */
  readonly signaturePlace: SignaturePlace | null;
  readonly signatureDropped: readonly SignatureOccasion[];
  readonly undoDelaySeconds: number;
  readonly languages: readonly string[];
  readonly state: AccountState;
  readonly stateSince: Date;
  readonly trouble: Trouble | null;
  readonly cursor: unknown;
  readonly lastHeardAt: Date | null;
  /** How it was last heard; null before. */
  readonly listeningWay: ListeningWay | null;
  /** What its network still grants; null where it says nothing. `resetAt`: ISO 8601 in UTC. */
  readonly quota: (Omit<Quota, 'resetAt'> & { readonly resetAt: string }) | null;
  /** As its server said when it was last asked; null: what its network usually offers. */
  readonly capabilities: Capabilities | null;
  readonly rights: readonly Right[];
  /** When a person will have to connect it again; null when nothing says that it ends. */
  readonly credentialsEndAt: Date | null;
  /** Milliseconds between its last two looks, where it has to look; null where news comes by itself, and before. */
  readonly lookEveryMs: number | null;
  readonly connectedBy: string;
  /** Members who were told of the break that it is in, and those of them who said that they saw it. */
  readonly breakTold: readonly string[];
  readonly breakSeen: readonly string[];
  readonly connectionNumber: number;
}

/** A listening account says so at least this often; longer without a word, and nobody listens any more. */
export const UNHEARD_LIMIT_MS = 60_000;

/**
 * The health to show at `now`. The stored one is the listener's last word; when the listener itself is gone (every worker down), the
 * account is silent since it was last heard, whatever that word was.
 */
export function shownHealth(account: Account, now: Date): Pick<Account, 'state' | 'stateSince' | 'trouble'> {
  const { state, stateSince, trouble } = account;
  const lastWord = new Date(Math.max(account.lastHeardAt?.getTime() ?? 0, stateSince.getTime()));
  const listening = state === 'connected' || state === 'catching-up';
  if (!listening || now.getTime() - lastWord.getTime() <= UNHEARD_LIMIT_MS) return { state, stateSince, trouble };
  return { state: 'silent', stateSince: lastWord, trouble: { kind: 'not-listening' } };
}

/** Who may do what: administrators and leads look after the accounts, everybody sees them; private messages leave with an administrator. */
const POLICY: Readonly<Record<'see' | 'manage' | 'export-private', readonly Visitor['role'][]>> = {
  see: ['administrator', 'lead', 'member'],
  manage: ['administrator', 'lead'],
  'export-private': ['administrator'],
};
export const mayAccounts = (act: keyof typeof POLICY, role: Visitor['role']): boolean => POLICY[act].includes(role);
