/**
 * One mention in the words of all accounts, and what becomes of it on each network: the same person's handle there, or the plain name where he or
 * she is not known. Who is meant stands beside the words, by the handle that was written (`@lea.bsky.social`), so that a text is a text: it can be
 * cut, compared, moved and read by whoever knows nothing of this.
 */
import { findLinks } from '../../networks/counting/index.ts';
import type { NetworkName } from '../../networks/network.ts';

export interface Mention {
  /** As it stands in the words, without its `@`. Of two mentions that differ in capitals only, the first is meant. */
  readonly as: string;
  /** What is said where the person has no handle. */
  readonly name: string;
  /** Where the person is, and as whom. Without `@`. */
  readonly handles: readonly { readonly network: NetworkName; readonly handle: string }[];
}

/** A mention as any of the networks might read it: `lea`, `lea.bsky.social`, `lea@mastodon.example`. */
const MENTION =
  /(?<![\p{L}\p{N}_/.@])@([\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?(?:@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?(?::\d{1,5})?)?)/gu;

export interface Mentioned {
  /** UTF-16 offsets, `end` excluded; the `@` is in it. */
  readonly start: number;
  readonly end: number;
  /** Without its `@`. */
  readonly handle: string;
}

/** Everybody whom a text mentions, in order; what stands in a link mentions nobody. */
export function findMentions(text: string): Mentioned[] {
  if (!text.includes('@')) return [];
  const links = findLinks(text);
  return [...text.matchAll(MENTION)].flatMap(({ 0: word, 1: handle = '', index }) =>
    links.some(({ start, end }) => start <= index && index < end) ? [] : [{ start: index, end: index + word.length, handle }],
  );
}

/** The words as they are said on a network. */
export function mentionsOn(text: string, mentions: readonly Mention[], network: string): string {
  if (mentions.length === 0) return text;
  let said = '';
  let from = 0;
  for (const { start, end, handle } of findMentions(text)) {
    const meant = meantBy(handle, mentions);
    if (!meant) continue;
    said += text.slice(from, start) + wordFor(meant, network);
    from = end;
  }
  return said + text.slice(from);
}

/** Who is meant by a handle in the words; undefined when nobody said. */
export const meantBy = (handle: string, mentions: readonly Mention[]): Mention | undefined =>
  mentions.find(({ as }) => as.toLowerCase() === handle.toLowerCase());

export const handleOn = ({ handles }: Mention, network: string): string | null =>
  handles.find((one) => one.network === network)?.handle.replace(/^@/u, '') ?? null;

function wordFor(mention: Mention, network: string): string {
  const handle = handleOn(mention, network);
  return handle === null ? plainName(mention) : `@${handle}`;
}

/** The name, which mentions nobody and is no hashtag. */
function plainName({ name, as }: Mention): string {
  const plain = name
    .replaceAll(/[@#＠＃]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return plain === '' ? (as.split(/[@.]/u)[0] ?? as) : plain;
}

const HOSTS: Readonly<Record<string, string>> = { x: 'x.com', practice: 'practice' };
export const MOST_MENTIONS = 50;

/**
 * The table with this person in it, and how he or she is written: by a handle that means nobody else there. `preferred`: the network whose handle
 * is written when the person has one. What stands in none of `texts` any more is left out.
 */
export function withMention(
  mentions: readonly Mention[],
  person: Omit<Mention, 'as'>,
  { preferred, texts }: { readonly preferred: string | null; readonly texts: readonly string[] },
): { readonly mentions: readonly Mention[]; readonly as: string } {
  const used = new Set(texts.flatMap((text) => findMentions(text)).map(({ handle }) => handle.toLowerCase()));
  const kept = mentions.filter(({ as }) => used.has(as.toLowerCase()));
  const handles = person.handles.map(({ network, handle }) => ({ network, handle: handle.replace(/^@/u, '') }));
  const known = kept.find((one) => isSame(one.handles, handles));
  if (known) return { mentions: kept.map((one) => (one === known ? { ...person, handles, as: known.as } : one)), as: known.as };
  const ordered = handles.toSorted((one, other) => Number(other.network === preferred) - Number(one.network === preferred));
  // The same short name on two networks may be two people's: the second is written with the network that it is on.
  const ways = [...ordered.map(({ handle }) => handle), ...ordered.map(({ network, handle }) => `${handle}@${HOSTS[network] ?? network}`)];
  const as = ways.find((way) => !meantBy(way, kept)) ?? ways[0] ?? person.name;
  const others = kept.filter((one) => one !== meantBy(as, kept));
  return { mentions: [...others, { ...person, handles, as }].slice(-MOST_MENTIONS), as };
}

function isSame(one: Mention['handles'], other: Mention['handles']): boolean {
  return one.some((a) => other.some((b) => a.network === b.network && a.handle.toLowerCase() === b.handle.toLowerCase()));
}
