/** What a person types to connect an account: a server's address and a handle. */

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;
/** Nothing that a person means: every interface at once, and the link-local addresses where clouds keep their secrets. */
const NEVER_A_SERVER = /^(0(\.\d{1,3}){3}|169\.254(\.\d{1,3}){2}|\[::\]|\[fe[89ab][0-9a-f]:.*\]|\[::ffff:.*\])$/;

/** Whether `server` (as `parseServer` gives it) is this very machine: then it is nobody's public network. */
export const isLoopback = (server: string): boolean => LOOPBACK.test(new URL(server).hostname);

/**
 * The origin of a server, e.g. `https://bsky.social`, or null when the text is no address that we would call: https, or http on this
 * machine only; without path, query or password. A bare name is taken for https (for http on this machine).
 */
export function parseServer(text: string): string | null {
  const bare = strip(text);
  if (bare === '' || bare.length > 300) return null;
  const candidate = /^[a-z][a-z0-9+.-]*:\/\//i.test(bare) ? bare : `${LOOPBACK.test(hostOf(bare)) ? 'http' : 'https'}://${bare}`;
  let url: URL;
  try {
    url = new URL(candidate);
  } catch {
    return null;
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '' || url.pathname !== '/') return null;
  if (NEVER_A_SERVER.test(url.hostname)) return null;
  if (url.protocol === 'https:')
    return url.hostname.includes('.') || LOOPBACK.test(url.hostname) || url.hostname.startsWith('[') ? url.origin : null;
  return url.protocol === 'http:' && LOOPBACK.test(url.hostname) ? url.origin : null;
}

const hostOf = (bare: string): string => (bare.startsWith('[') ? bare.replace(/\].*$/, ']') : bare.replace(/[:/].*$/, '')).toLowerCase();

/**
 * A handle (or DID) as the network knows it, from what a person typed or pasted: without `@`, marks that no eye sees, capitals, or the
 * address of a profile page around it. Null when nothing of that shape can be a handle.
 */
export function normaliseHandle(text: string): string | null {
  const bare = strip(text)
    .replace(/^https?:\/\/[^/]+\/profile\//i, '')
    .replace(/\/+$/, '')
    .replace(/^@+/, '');
  if (/^did:[a-z]+:[A-Za-z0-9._:%-]+$/.test(bare) && bare.length <= 256) return bare;
  const handle = bare.toLowerCase();
  return handle.length <= 253 && /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/.test(handle) ? handle : null;
}

/** Spaces of every kind, control, zero-width and bidirectional marks: they come along when a handle is copied from a page. */
const strip = (text: string): string => text.normalize('NFKC').replace(/[\p{White_Space}\p{Cc}\p{Cf}]/gu, '');
