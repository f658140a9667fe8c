/** X's names of things: numbers that grow with time. A post's stands for itself; of private messages, the kind stands before it. */
import type { PostPointer } from '../network.ts';

const EPOCH = 1_288_834_974_657n;
const PLAUSIBLE_MS = { earliest: Date.UTC(2011, 0, 1), ahead: 24 * 3_600_000 };

export const isId = (text: string): boolean => /^[0-9]{1,19}$/.test(text);

/** *post*: a post; *message*: a private message; *conversation*: a private conversation, the root of its messages. */
export type Named = { readonly kind: 'post' | 'message' | 'conversation'; readonly id: string };

export function parseRef(ref: string): Named | null {
  if (isId(ref)) return { kind: 'post', id: ref };
  const [, kind, id = ''] = /^(dm|conversation):(.+)$/.exec(ref) ?? [];
  if (kind === 'dm' && isId(id)) return { kind: 'message', id };
  return kind === 'conversation' && /^[0-9]{1,19}(-[0-9]{1,19})?$/.test(id) ? { kind: 'conversation', id } : null;
}

export const messageRef = (id: string): string => `dm:${id}`;
export const conversationRef = (id: string): string => `conversation:${id}`;
export const pointTo = (ref: string): PostPointer => ({ ref, version: ref });

export const isLater = (one: string, other: string): boolean => BigInt(one) > BigInt(other);
export const latest = (one: string, other: string): string => (isLater(one, other) ? one : other);

/** When X made an id, in milliseconds since 1970; null when it is not one of X's (a test's server may just count). */
export function timeOf(id: string, now = Date.now()): number | null {
  const at = Number((BigInt(id) >> 22n) + EPOCH);
  return at >= PLAUSIBLE_MS.earliest && at <= now + PLAUSIBLE_MS.ahead ? at : null;
}

/** The id that X would have made first at a moment. */
export const idAt = (ms: number): string => {
  const id = (BigInt(Math.trunc(ms)) - EPOCH) << 22n;
  return String(id < 0n ? 0n : id);
};
