import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, URL-safe: what a session's cookie or an invitation's link holds. Never kept. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** SHA-256 of a token, which is what the database keeps. A token has too many bits to be guessed, so a plain digest is enough. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
