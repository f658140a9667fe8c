/** What a person types to connect an account: a server's address, and perhaps a handle. */

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;
/** Nothing that a person means: every interface at once, and the link-local addresses where clouds keep their secrets. */
const NEVER_A_SERVER = /^(0(\.\d{1,3}){3}|169\.254(\.\d{1,3}){2}|\[::\]|\[fe[89ab][0-9a-f]:.*\]|\[::ffff:.*\])$/;

/** Whether `server` (as `parseServer` gives it) is this very machine. */
export const isLoopback = (server: string): boolean => LOOPBACK.test(new URL(server).hostname);

/**
 * The origin of a server, e.g. `https://mastodon.social`, or null when the text is no address that we would call: https, or http on this
 * machine only. A bare name is taken for https (for http on this machine); of a handle (`@ligne@mastodon.social`) or the address of a page
 * only the server counts.
 */
export function parseServer(text: string): string | null {
  const bare = strip(text).replace(/^@?[^@/:]+@(?=[^/]+$)/, '');
  if (bare === '' || bare.length > 300) return null;
  const candidate = /^[a-z][a-z0-9+.-]*:\/\//i.test(bare) ? bare : `${LOOPBACK.test(hostOf(bare)) ? 'http' : 'https'}://${bare}`;
  if (!URL.canParse(candidate)) return null;
  const url = new URL(candidate);
  if (url.username !== '' || url.password !== '' || NEVER_A_SERVER.test(url.hostname)) return null;
  if (url.protocol === 'https:') return isPlausible(url.hostname) ? url.origin : null;
  return url.protocol === 'http:' && LOOPBACK.test(url.hostname) ? url.origin : null;
}

const isPlausible = (hostname: string): boolean => hostname.includes('.') || LOOPBACK.test(hostname) || hostname.startsWith('[');
const hostOf = (bare: string): string => (bare.startsWith('[') ? bare.replace(/\].*$/, ']') : bare.replace(/[:/].*$/, '')).toLowerCase();

/** The address of a picture that a server names, where we would fetch it; null where we would not. */
export function parsePictureUrl(address: string, server: string): URL | null {
  if (!URL.canParse(address, server)) return null;
  const url = new URL(address, server);
  if (url.origin === server) return url;
  return parseServer(url.origin) !== null && !isLoopback(url.origin) && url.username === '' ? url : null;
}

/** The local part of a handle from what a person typed: `@ligne@mastodon.social`, `ligne`, or the address of a profile. Empty: none given. */
export function localPart(text: string): string {
  const bare = strip(text)
    .replace(/^https?:\/\/[^/]+\/(users\/)?/i, '')
    .replace(/^@+/, '');
  return (bare.split(/[@/]/)[0] ?? '').toLowerCase();
}

/** Spaces of every kind, control, zero-width and bidirectional marks: they come along when a handle is copied from a page. */
const strip = (text: string): string => text.normalize('NFKC').replace(/[\p{White_Space}\p{Cc}\p{Cf}]/gu, '');
