/** What the address of the accounts page says: which leave a person came back from a network with. */
export interface AccountsSearch {
  /** Its id; *hors-session*: whoever came back was signed out; *inconnue*: it is not theirs, or is gone. */
  readonly autorisation?: string;
}

const KNOWN = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|hors-session|inconnue)$/u;

/** Reads the search part of an address; what is not understood is left out. */
export function readAccountsSearch({ autorisation }: Readonly<Record<string, unknown>>): AccountsSearch {
  return typeof autorisation === 'string' && KNOWN.test(autorisation) ? { autorisation } : {};
}
