/** Statuses: from the server's entities to the port's posts. Entities are others' and may be anything; what is odd is left out. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Emoji, NetworkImage, NetworkPerson, NetworkPost, Poll, PostPointer, Visibility } from '../network.ts';
import { readHtml, type Mentioned } from './html.ts';
import { trustedIdentity } from './identity.ts';
import { isId, refOf } from './ref.ts';
import { cleanText } from './text.ts';

/** What reading needs to know of the account's server. */
export interface Place {
  /** Its origin. */
  readonly server: string;
  /** What stands behind the second `@` in the addresses of its people. */
  readonly domain: string;
}

const LONGEST_TEXT = 20_000;
const MOST_IMAGES = 20;
const MOST_OPTIONS = 30;
const MOST_EMOJI = 100;

const some = z.unknown().optional();
const id = z.string().refine(isId);
export const accountEntity = z.looseObject({
  id,
  acct: z.string().min(1),
  url: some,
  uri: some,
  display_name: some,
  avatar: some,
  emojis: some,
  limited: some,
  suspended: some,
});
export type AccountEntity = z.infer<typeof accountEntity>;
export const statusEntity = z.looseObject({
  id,
  account: accountEntity,
  content: z.string(),
  created_at: some,
  edited_at: some,
  in_reply_to_id: id.nullish().catch(null),
  in_reply_to_account_id: some,
  visibility: some,
  spoiler_text: some,
  sensitive: some,
  language: some,
  url: some,
  uri: some,
  mentions: some,
  media_attachments: some,
  emojis: some,
  poll: some,
  quote: some,
  reblog: some,
});
export type StatusEntity = z.infer<typeof statusEntity>;

/** A status, or null when this is none, or stands for somebody else's (a boost). */
export function readStatus(candidate: unknown): StatusEntity | null {
  const parsed = statusEntity.safeParse(candidate);
  return parsed.success && (parsed.data.reblog === null || parsed.data.reblog === undefined) ? parsed.data : null;
}

/** The lasting name of a person: the address of the profile, the same on every server, where it is theirs to give. */
export const identityOf = ({ acct, url, uri, id: accountId }: Pick<AccountEntity, 'acct' | 'url' | 'uri' | 'id'>, place: Place): string =>
  trustedIdentity({ id: accountId, acct: cleanText(acct, 600), url: readUrl(url), uri: readUrl(uri) }, place);

const handleOf = (acct: string, { domain }: Place): string => cleanText(acct.includes('@') ? acct : `${acct}@${domain}`, 600);

export function readPerson(account: AccountEntity, place: Place): NetworkPerson {
  const name = typeof account.display_name === 'string' ? cleanText(account.display_name, 640).trim() : '';
  return {
    identity: identityOf(account, place),
    handle: handleOf(account.acct, place),
    displayName: name === '' ? null : name,
    avatarUrl: readUrl(account.avatar),
  };
}

/** `reply`: where the status hangs, as far as it is known to the caller; null when it starts a thread. */
export function toPost(status: StatusEntity, place: Place, reply: NetworkPost['reply']): NetworkPost {
  const { text, facets } = readHtml(status.content, mentionedBy(status, place));
  const visibility = readVisibility(status.visibility);
  const warning = readText(status.spoiler_text, LONGEST_TEXT).trim();
  return {
    ...pointerTo(status, place),
    author: readPerson(status.account, place),
    text,
    facets,
    images: readImages(status.media_attachments),
    languages: typeof status.language === 'string' && /^[A-Za-z0-9-]{2,35}$/.test(status.language) ? [status.language] : [],
    reply,
    quoted: readQuoted(status.quote, place),
    visibility,
    contentWarning: warning === '' ? null : warning,
    poll: readPoll(status.poll),
    emoji: [...readEmoji(status.emojis), ...readEmoji(status.account.emojis)].slice(0, MOST_EMOJI),
    restrictions: [...(status.sensitive === true ? ['sensitive'] : []), ...(status.account.limited === true ? ['limited'] : [])],
    writtenAt: readDate(status.created_at) ?? new Date(0),
    url: visibility === 'private' ? null : readUrl(status.url),
  };
}

/**
 * A version is the date of the last edit, and a digest of the words: some servers date edits to the second only. Nothing else tells
 * versions apart, so that votes or a name that changed are no edit.
 */
export function pointerTo(status: StatusEntity, { server }: Place): PostPointer {
  const known = pointers.get(status);
  if (known !== undefined) return known;
  const words = `${readText(status.spoiler_text, LONGEST_TEXT)}\n${readHtml(status.content).text}`;
  const digest = createHash('sha256').update(words).digest('base64url').slice(0, 11);
  const pointer = { ref: refOf(server, status.id), version: `${readDate(status.edited_at)?.toISOString() ?? 'first'}.${digest}` };
  pointers.set(status, pointer);
  return pointer;
}
/** Asked for several times of each status on its way in. */
const pointers = new WeakMap<StatusEntity, PostPointer>();

/** Who a status names, as the server lists them. */
export function mentionsOf(status: StatusEntity, place: Place): { id: string; url: string; identity: string; handle: string }[] {
  const parsed = z.array(z.unknown()).safeParse(status.mentions);
  return (parsed.data ?? []).flatMap((candidate) => {
    const mention = z.looseObject({ id: z.string(), acct: z.string().min(1), url: z.string() }).safeParse(candidate);
    if (!mention.success) return [];
    const { id: accountId, acct, url } = mention.data;
    const identity = identityOf({ id: accountId, acct, url, uri: undefined }, place);
    return [{ id: accountId, url, identity, handle: handleOf(acct, place) }];
  });
}

const mentionedBy = (status: StatusEntity, place: Place): Mentioned =>
  new Map(mentionsOf(status, place).map(({ url, identity, handle }) => [url, { identity, handle }]));

const VISIBILITY: Readonly<Record<string, Visibility>> = {
  public: 'public',
  unlisted: 'unlisted',
  private: 'followers',
  direct: 'private',
};
/** Of a word that is none of Mastodon's (`local`, `mutuals_only`) the narrower is believed. */
export const readVisibility = (word: unknown): Visibility => VISIBILITY[String(word)] ?? 'followers';
export const writeVisibility = (visibility: Visibility): string =>
  Object.entries(VISIBILITY).find(([, ours]) => ours === visibility)?.[0] ?? 'direct';

const readText = (text: unknown, limit: number): string => (typeof text === 'string' ? cleanText(text, limit) : '');

export const readUrl = (url: unknown): string | null =>
  typeof url === 'string' && /^https?:\/\/\S+$/.test(url) && url.length <= 4_000 ? cleanText(url, 4_000) : null;

/** A date that Postgres holds too; another server may say any. */
export function readDate(text: unknown): Date | null {
  const date = typeof text === 'string' ? new Date(text) : null;
  if (date === null || Number.isNaN(date.getTime())) return null;
  return date.getUTCFullYear() >= 1 && date.getUTCFullYear() <= 9999 ? date : null;
}

function readQuoted(quote: unknown, place: Place): PostPointer | null {
  const parsed = z.looseObject({ quoted_status: z.unknown().optional(), quoted_status_id: z.unknown().optional() }).safeParse(quote);
  if (!parsed.success) return null;
  const status = statusEntity.safeParse(parsed.data.quoted_status);
  if (status.success) return pointerTo(status.data, place);
  return isId(parsed.data.quoted_status_id) ? { ref: refOf(place.server, parsed.data.quoted_status_id), version: UNREAD } : null;
}

/** The version of a post of which only the id is known. */
export const UNREAD = 'unread';

const PLAYS: Readonly<Record<string, 'film' | 'sound'>> = { video: 'film', gifv: 'film', audio: 'sound' };
const size = z.number().int().positive();
const attachment = z.looseObject({ type: z.string(), url: some, preview_url: some, remote_url: some, description: some, meta: some });

function readImages(attachments: unknown): NetworkImage[] {
  const parsed = z.array(z.unknown()).safeParse(attachments);
  return (parsed.data ?? []).slice(0, MOST_IMAGES).flatMap((candidate) => {
    const found = attachment.safeParse(candidate);
    if (!found.success) return [];
    const { type, url, preview_url: preview, remote_url: remote, description, meta } = found.data;
    const address = readUrl(url) ?? readUrl(remote);
    if (address === null || (type !== 'image' && PLAYS[type] === undefined)) return [];
    const shape = z.looseObject({ original: z.looseObject({ width: size, height: size }) }).safeParse(meta).data?.original;
    const still: NetworkImage = {
      url: address,
      thumbnailUrl: readUrl(preview) ?? address,
      alt: readText(description, LONGEST_TEXT),
      width: shape?.width ?? null,
      height: shape?.height ?? null,
    };
    return PLAYS[type] === undefined ? still : Object.assign(still, { plays: PLAYS[type] });
  });
}

const pollEntity = z.looseObject({
  options: z.array(z.looseObject({ title: z.string(), votes_count: z.number().int().nonnegative().nullish().catch(null) })),
  multiple: some,
  expires_at: some,
});

function readPoll(poll: unknown): Poll | null {
  const parsed = pollEntity.safeParse(poll);
  if (!parsed.success) return null;
  const options = parsed.data.options.slice(0, MOST_OPTIONS);
  return {
    options: options.map(({ title, votes_count: votes }) => ({ title: cleanText(title, 1_000), votes: votes ?? null })),
    multiple: parsed.data.multiple === true,
    endsAt: readDate(parsed.data.expires_at),
  };
}

export function readEmoji(emojis: unknown): Emoji[] {
  const parsed = z.array(z.unknown()).safeParse(emojis);
  return (parsed.data ?? []).slice(0, MOST_EMOJI).flatMap((candidate) => {
    const found = z.looseObject({ shortcode: z.string().regex(/^[\w.-]{1,200}$/), url: z.string() }).safeParse(candidate);
    const url = found.success ? readUrl(found.data.url) : null;
    return found.success && url !== null ? [{ shortcode: found.data.shortcode, url }] : [];
  });
}
