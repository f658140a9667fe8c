/** Where X is: its own API by default, or another server that speaks it (a company's gateway, a test's fake). */

export const DEFAULT_SERVER = 'https://api.x.com';
/** Where its people read what is public. */
export const PUBLIC_PAGES = 'https://x.com';

/** Whether an address is this very machine. */
export const isLoopback = (url: URL): boolean => LOOPBACK.test(url.hostname);

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;
/** Every interface at once, and the link-local addresses where clouds keep their secrets. */
const NEVER_A_SERVER = /^(0(\.\d{1,3}){3}|169\.254(\.\d{1,3}){2}|\[::\]|\[fe[89ab][0-9a-f]:.*\]|\[::ffff:.*\])$/;

/**
 * The origin of a server, or null when the text is no address that we would call: https, or http on this machine only; without path, query
 * or password. Empty is X itself.
 */
export function parseServer(text: string): string | null {
  const bare = strip(text).replace(/\/+$/, '');
  if (bare === '') return DEFAULT_SERVER;
  if (bare.length > 300) return null;
  const candidate = /^[a-z][a-z0-9+.-]*:\/\//i.test(bare) ? bare : `https://${bare}`;
  if (!URL.canParse(candidate)) return null;
  const url = new URL(candidate);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '' || url.pathname !== '/') return null;
  if (NEVER_A_SERVER.test(url.hostname)) return null;
  const isLoopback = LOOPBACK.test(url.hostname);
  if (url.protocol === 'http:') return isLoopback ? url.origin : null;
  if (url.protocol !== 'https:' || !(url.hostname.includes('.') || isLoopback || url.hostname.startsWith('['))) return null;
  // What a person copies from the browser's bar is not where the API is.
  return /^(www\.|mobile\.|api\.)?(x|twitter)\.com$/.test(url.hostname) ? DEFAULT_SERVER : url.origin;
}

/** The page on which a holder says yes: X has it at its own pages, others where the published description says. */
export const authorisePageOf = (server: string): string =>
  server === DEFAULT_SERVER ? `${PUBLIC_PAGES}/i/oauth2/authorize` : `${server}/2/oauth2/authorize`;

/** A handle without `@` or the profile page around it; null when nothing of that shape can be one, '' when nothing was given. */
export function normaliseHandle(text: string): string | null {
  const bare = strip(text)
    .replace(/^https?:\/\/(www\.|mobile\.)?(x|twitter)\.com\//i, '')
    .replace(/\/+$/, '')
    .replace(/^@+/, '');
  return bare === '' || /^\w{1,15}$/.test(bare) ? bare : null;
}

/** Spaces of every kind, control, zero-width and bidirectional marks: they come along when something is copied from a page. */
const strip = (text: string): string => text.normalize('NFKC').replace(/[\p{White_Space}\p{Cc}\p{Cf}]/gu, '');
