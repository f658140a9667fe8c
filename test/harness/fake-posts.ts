import { PLAIN_POST } from '../../src/networks/network.ts';
import type { Facet, NetworkImage, NetworkPerson, NetworkPost, PostPointer, Visibility } from '../../src/networks/network.ts';

export interface Writing {
  readonly text: string;
  readonly languages: readonly string[];
  readonly reply: NetworkPost['reply'];
  readonly quoted: PostPointer | null;
  readonly visibility?: Visibility;
  readonly contentWarning?: string | null;
  readonly images?: readonly NetworkImage[];
  readonly writtenAt: Date;
}

/** Finds the identity of whoever has this handle; null when nobody has. */
export type WhoIs = (handle: string) => string | null;

const MARKS = /(?<mention>@[\w-]+(?:\.[\w-]+)*)|(?<link>https?:\/\/\S+)|(?<tag>#[\p{L}\p{N}_]+)/gu;

/** A post as the fake network shows it: mentions, links and hashtags are marked where they stand. */
export function fakePost(
  author: NetworkPerson,
  key: string,
  { text, languages, reply, quoted, visibility = 'public', contentWarning = null, images = [], writtenAt }: Writing,
  whoIs: WhoIs,
): NetworkPost {
  const ref = `fake://${author.identity}/${key}`;
  const facets = facetsOf(text, whoIs);
  const url = `https://fake.example/${key}`;
  const reach = { visibility, contentWarning };
  return { ...PLAIN_POST, ...reach, ref, version: 'v1', author, text, facets, images, languages, reply, quoted, writtenAt, url };
}

/** The same post with another text: another version. */
export const edited = (post: NetworkPost, text: string, whoIs: WhoIs): NetworkPost => ({
  ...post,
  text,
  facets: facetsOf(text, whoIs),
  version: `v${Number(post.version.slice(1)) + 1}`,
});

function facetsOf(text: string, whoIs: WhoIs): Facet[] {
  return [...text.matchAll(MARKS)].flatMap((match): Facet[] => {
    const [found] = match;
    const range = { start: match.index, end: match.index + found.length };
    if (match.groups?.['link']) return [{ ...range, kind: 'link', url: found }];
    if (match.groups?.['tag']) return [{ ...range, kind: 'tag', tag: found.slice(1) }];
    const identity = whoIs(found.slice(1));
    return identity === null ? [] : [{ ...range, kind: 'mention', identity }];
  });
}

/** What a post is to the account of `identity`; null when it need not hear of it. */
export function reasonFor(post: NetworkPost, identity: string, posts: ReadonlyMap<string, NetworkPost>) {
  if (post.author.identity === identity) return 'own';
  if (post.facets.some((facet) => facet.kind === 'mention' && facet.identity === identity)) return 'mention';
  const above = post.reply ? [post.reply.parent.ref, post.reply.root.ref] : [];
  if (above.some((ref) => posts.get(ref)?.author.identity === identity)) return 'reply';
  return post.quoted && posts.get(post.quoted.ref)?.author.identity === identity ? 'quote' : null;
}

/** The whole thread in which `ref` stands; nothing when it is not there. */
export function threadOf(ref: string, posts: ReadonlyMap<string, NetworkPost>): NetworkPost[] {
  const post = posts.get(ref);
  if (!post) return [];
  const root = post.reply?.root.ref ?? ref;
  return [...posts.values()].filter((one) => one.ref === root || one.reply?.root.ref === root);
}
