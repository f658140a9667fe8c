/** Who somebody is, for good: told by the address of the profile, as far as that address is theirs to give. */

/** What an account's server says of somebody. */
export interface Declared {
  readonly id: string;
  /** `lea`, of our own server; `lea@example.org`, of another: our server asked that one by WebFinger. */
  readonly acct: string;
  /** Where their profile is; null for what is no address of the web. */
  readonly url: string | null;
  readonly uri: string | null;
}

export interface Home {
  /** Origin of our account's own server. */
  readonly server: string;
  /** What stands behind the second `@` of its people: confirmed when the account was connected. */
  readonly domain: string;
}

/**
 * The address of the profile when its host is that of the handle, or below it (`@lea@example.org` at `https://social.example.org/@lea`); for people
 * of our own server also its own host. A server may write any address into a profile, somebody else's too: where it does not fit, the handle
 * counts, which cannot be taken from another server.
 */
export function trustedIdentity({ id, acct, url, uri }: Declared, { server, domain }: Home): string {
  const at = acct.lastIndexOf('@');
  const name = at === -1 ? acct : acct.slice(0, at);
  const theirs = at === -1 ? domain : acct.slice(at + 1);
  const fits = (address: string): boolean => {
    const host = hostOf(address);
    return host !== null && (belongsTo(host, theirs) || (at === -1 && host === hostOf(server)));
  };
  // Of people elsewhere the mentions of a post tell no `uri`: they must be the same there as in what they write.
  for (const address of at === -1 ? [url, uri] : [url]) if (address !== null && fits(address)) return address;
  const profile = `https://${theirs}/@${name}`;
  const isAddress = at > 0 && /^[^\s/?#@:]+$/.test(name) && URL.canParse(profile) && new URL(profile).pathname === `/@${name}`;
  return isAddress ? new URL(profile).href : `${server}/api/v1/accounts/${id}`;
}

/** With its port: two servers on one machine are two. */
const hostOf = (address: string): string | null => (URL.canParse(address) ? new URL(address).host : null);

/** Whether `host` is `domain` or below it, however both are written. */
export function belongsTo(host: string, domain: string): boolean {
  const own = hostOf(`https://${domain}`);
  return own !== null && own !== '' && (host === own || host.endsWith(`.${own}`));
}
