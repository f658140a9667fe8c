import { createHash, randomBytes } from 'node:crypto';
import type { ApiKeyView, Scope } from './schema.ts';

/** A key by which a program speaks in its maker's name. */
export interface ApiKey {
  readonly apiKeyId: string;
  readonly memberId: string;
  readonly name: string;
  readonly ending: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly revokedBy: string | null;
}

/** Keys that one member may have in use. */
export const MOST_KEYS = 20;
/** Requests with one key in a minute. */
export const MOST_A_MINUTE = 300;

const BEGINNING = 'visavis_';
const TOKEN = /^visavis_[\w-]{43}$/;

/** 256 random bits, after a word by which scanners of public code know what was left there. Never kept. */
export const newToken = (): string => BEGINNING + randomBytes(32).toString('base64url');

/** SHA-256, which is what the database keeps: a token has too many bits to be guessed, so a plain digest is enough. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** The token of `Authorization: Bearer …`. `none`: the header is of another kind; `malformed`: it holds no key of ours. */
export function readBearer(header: string | undefined): { readonly token: string } | 'none' | 'malformed' {
  const [, token] = /^bearer +(\S+) *$/i.exec(header ?? '') ?? [];
  if (token === undefined) return /^bearer\b/i.test(header ?? '') ? 'malformed' : 'none';
  return TOKEN.test(token) ? { token } : 'malformed';
}

/** Under `/api/v1`: which routes keys open, and whose scope each needs. What is not here stays with people. */
const ROUTES: readonly { readonly path: RegExp; readonly of: 'posts' | 'publications' }[] = [
  { path: /^\/api\/v1\/posts(\/|$)/, of: 'posts' },
  { path: /^\/api\/v1\/calendar(\/|$)/, of: 'posts' },
  { path: /^\/api\/v1\/speaking$/, of: 'posts' },
  { path: /^\/api\/v1\/accounts\/[^/]+\/slots$/, of: 'posts' },
  { path: /^\/api\/v1\/publications(\/|$)/, of: 'publications' },
];

/** The scope that a request needs; null where no key is taken. */
export function scopeFor(method: string, path: string): Scope | null {
  const found = ROUTES.find((route) => route.path.test(path));
  if (!found) return null;
  return `${found.of}:${method === 'GET' || method === 'HEAD' ? 'read' : 'write'}`;
}

export const toApiKeyView = ({ createdAt, lastUsedAt, revokedAt, scopes, ...key }: ApiKey): ApiKeyView => ({
  ...key,
  scopes: [...scopes],
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
  revokedAt: revokedAt?.toISOString() ?? null,
});
