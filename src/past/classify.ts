import type { ReplySign } from './schema.ts';

/** What is needed of a post of a past. */
export interface PastPost {
  readonly id: string;
  readonly text: string;
  /** Epoch in ms; null when the date is missing or unreadable. */
  readonly at: number | null;
  readonly inReplyTo: string | null;
  readonly author: string | null;
  /** Written by the public to the account; null when the past does not say. */
  readonly inbound: boolean | null;
  readonly kind: string | null;
  /** Of a past of several accounts, whose. */
  readonly account: string | null;
}

const REPLIES = new Set(['reply', 'replies', 'reponse', 'replied_to', 'answer', 'comment', 'commentaire']);
const REPOSTS = new Set(['repost', 'retweet', 'rt', 'reblog', 'share', 'partage', 'boost']);
const POSTS = new Set(['post', 'tweet', 'status', 'original', 'publication', 'quote', 'citation']);

export type Spoken = { readonly kind: 'reply'; readonly sign: ReplySign } | { readonly kind: 'post' } | { readonly kind: 'repost' };

/** Whether a post of ours answers somebody: as its kind says, else by what it replies to, else because it begins by naming somebody. */
export function classify({ kind, inReplyTo, text }: Pick<PastPost, 'kind' | 'inReplyTo' | 'text'>): Spoken {
  const said = kind === null ? '' : plain(kind);
  if (REPLIES.has(said)) return { kind: 'reply', sign: 'kind' };
  if (REPOSTS.has(said) || text.startsWith('RT @')) return { kind: 'repost' };
  if (POSTS.has(said)) return { kind: 'post' };
  if (inReplyTo !== null) return { kind: 'reply', sign: 'in-reply-to' };
  return namesSomebodyFirst(text) ? { kind: 'reply', sign: 'leading-mention' } : { kind: 'post' };
}

/** `@camille Bonjour`; a point before the mention (`.@camille`) is how one says to everybody that it is no reply. */
export const namesSomebodyFirst = (text: string): boolean => /^[\s\u200b\u2066-\u2069]*@[\p{L}\p{N}_]/u.test(text);

const LINK = /\bhttps?:\/\/\S*/giu;

/** A question mark of any script, outside links. */
export const asksSomething = (text: string): boolean => /[?？؟⁇⁈⁉]/u.test(text.includes('http') ? text.replace(LINK, '') : text);

const plain = (word: string): string => word.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('-', '_');

/** Names of accounts are compared without their `@` and their case. */
export const plainName = (name: string): string => name.trim().replace(/^@/, '').toLowerCase();
