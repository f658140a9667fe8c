/** Posts: from the network's views to the port's, and from ours to the record that goes out. Views are others' and may be anything. */
import { z } from 'zod';
import { PLAIN_POST } from '../network.ts';
import type { NetworkPerson, NetworkPost, OutgoingPost, PostPointer } from '../network.ts';
import { readFacets, type WireFacet } from './facets.ts';
import { readLabels } from './labels.ts';
import { readMedia, readUrl } from './media.ts';
import { cleanText } from './text.ts';

export const COLLECTION = 'app.bsky.feed.post';
const LONGEST_TEXT = 20_000;

const REF = /^at:\/\/(did:[a-z]+:[\w.:%-]{1,240})\/app\.bsky\.feed\.post\/([\w~.:-]{1,512})$/;

/** The parts of a ref, or null when it is no post's. */
export function parseRef(ref: string): { identity: string; key: string } | null {
  const match = REF.exec(ref);
  return match === null ? null : { identity: match[1] ?? '', key: match[2] ?? '' };
}

export const refOf = (identity: string, key: string): string => `at://${identity}/${COLLECTION}/${key}`;

/** Where a passer-by reads a post, or null when `isPublic` is false: the network's pages know nothing of a test server. */
export function urlOf(ref: string, isPublic: boolean): string | null {
  const parsed = isPublic ? parseRef(ref) : null;
  return parsed === null ? null : `https://bsky.app/profile/${parsed.identity}/post/${parsed.key}`;
}

const author = z.looseObject({
  did: z.string(),
  handle: z.string(),
  displayName: z.unknown().optional(),
  avatar: z.unknown().optional(),
  labels: z.unknown().optional(),
});
const pointer = z.object({ uri: z.string().regex(REF), cid: z.string().min(1).max(256) });
const view = z.looseObject({
  uri: z.string().regex(REF),
  cid: z.string().min(1).max(256),
  author,
  record: z.looseObject({ text: z.string(), createdAt: z.unknown().optional() }),
  indexedAt: z.unknown().optional(),
  labels: z.unknown().optional(),
});

/** A post as the port has it, or null when the view is not one of a post. */
export function readPost(candidate: unknown, isPublic: boolean): NetworkPost | null {
  const parsed = view.safeParse(candidate);
  if (!parsed.success) return null;
  const { uri, cid, record, embed, indexedAt } = parsed.data;
  const text = cleanText(record.text, LONGEST_TEXT);
  return {
    ...PLAIN_POST,
    ref: uri,
    version: cid,
    author: readPerson(parsed.data.author),
    text,
    facets: readFacets(text, record['facets']),
    images: readMedia(embed),
    languages: readLanguages(record['langs']),
    reply: readReply(record['reply']),
    quoted: readQuoted(record['embed']),
    restrictions: readLabels(parsed.data.labels, parsed.data.author.labels),
    writtenAt: readDate(record.createdAt) ?? readDate(indexedAt) ?? new Date(0),
    url: urlOf(uri, isPublic),
  };
}

/**
 * Whether all that is shown of a post stands in its record: words, and at most another post or a link below. Pictures and films stand in the
 * network's view alone.
 */
export const isWordsOnly = (record: unknown): boolean => wordsOnly.safeParse(record).success;

const wordsOnly = z.looseObject({
  embed: z.looseObject({ $type: z.enum(['app.bsky.embed.record', 'app.bsky.embed.external']) }).optional(),
});

export function readPerson({ did, handle, displayName, avatar }: z.infer<typeof author>): NetworkPerson {
  const name = typeof displayName === 'string' ? cleanText(displayName, 640).trim() : '';
  return { identity: did, handle: cleanText(handle, 253), displayName: name === '' ? null : name, avatarUrl: readUrl(avatar) };
}

/** A person from a profile, or null when it is not one. */
export function readProfile(candidate: unknown): NetworkPerson | null {
  const parsed = author.safeParse(candidate);
  return parsed.success ? readPerson(parsed.data) : null;
}

/** A date that Postgres holds too; an author may write any. */
export function readDate(text: unknown): Date | null {
  const date = typeof text === 'string' ? new Date(text) : null;
  if (date === null || Number.isNaN(date.getTime())) return null;
  return date.getUTCFullYear() >= 1 && date.getUTCFullYear() <= 9999 ? date : null;
}

const readLanguages = (langs: unknown): string[] =>
  Array.isArray(langs) ? langs.filter((tag): tag is string => typeof tag === 'string' && /^[A-Za-z0-9-]{2,35}$/.test(tag)).slice(0, 5) : [];

function readReply(reply: unknown): NetworkPost['reply'] {
  const parsed = z.object({ root: pointer, parent: pointer }).safeParse(reply);
  if (!parsed.success) return null;
  return { root: toPointer(parsed.data.root), parent: toPointer(parsed.data.parent) };
}

const toPointer = ({ uri, cid }: z.infer<typeof pointer>): PostPointer => ({ ref: uri, version: cid });

/** The post quoted in a record's embed, alone or beside media; null when what is embedded is no post (a list, a feed). */
function readQuoted(embed: unknown): PostPointer | null {
  const parsed = z.looseObject({ record: z.union([z.object({ record: pointer }), pointer]) }).safeParse(embed);
  if (!parsed.success) return null;
  const { record } = parsed.data;
  return toPointer('record' in record ? record.record : record);
}

/** The record of a post of ours: made of what the publication fixed, so that a repeat is the same. */
export function toRecord(
  post: OutgoingPost,
  facets: readonly WireFacet[],
  embed: Readonly<Record<string, unknown>> | null,
): Record<string, unknown> {
  const strong = ({ ref, version }: PostPointer) => ({ uri: ref, cid: version });
  const langs = readLanguages(post.languages).slice(0, 3);
  return {
    $type: COLLECTION,
    text: post.text.toWellFormed(),
    createdAt: post.writtenAt.toISOString(),
    ...(langs.length > 0 ? { langs } : {}),
    ...(facets.length > 0 ? { facets } : {}),
    ...(post.reply === null ? {} : { reply: { root: strong(post.reply.root), parent: strong(post.reply.parent) } }),
    ...(embed === null ? {} : { embed }),
  };
}
