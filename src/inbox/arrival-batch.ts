import type { Arrival, Facet, NetworkImage, NetworkPerson, NetworkPost, PostPointer } from '../networks/network.ts';
import { directionOf, previewOf } from './message.ts';
import type { Direction } from './message.ts';

/** A post of a batch, safe to be stored: no sign that Postgres refuses, nothing longer than its columns bear. */
export interface ArrivedPost {
  readonly ref: string;
  readonly version: string;
  readonly author: NetworkPerson;
  readonly direction: Direction;
  /** First post of its thread: its own ref when it starts one. */
  readonly threadRef: string;
  readonly root: PostPointer | null;
  readonly parentRef: string | null;
  readonly quotedRef: string | null;
  readonly text: string;
  readonly preview: string;
  readonly facets: readonly Facet[];
  readonly images: readonly NetworkImage[];
  readonly languages: readonly string[];
  /** Null when the network gave no date that one can read: the moment of reception stands in. */
  readonly writtenAt: Date | null;
  readonly url: string | null;
}

export interface ArrivalBatch {
  /** One per ref, in the order of their first arrival. */
  readonly posts: readonly ArrivedPost[];
  /** Refs that are gone, those of this batch's posts included. */
  readonly deleted: readonly string[];
  /** How many arrivals no column could hold (a ref longer than an index bears). */
  readonly refused: number;
}

export const LONGEST_REF = 1_000;
const LONGEST_TEXT = 20_000;
const LONGEST_NAME = 640;
const LONGEST_URL = 4_000;
const EARLIEST = Date.UTC(1970, 0, 1);
const LATEST = Date.UTC(9999, 0, 1);
const STRENGTH: Readonly<Record<Direction, number>> = { context: 0, inbound: 1, outbound: 2 };

/** Makes one batch of what came: each ref once, in its last state, with the strongest of the reasons for which it came. */
export function batchArrivals(arrivals: readonly Arrival[], identity: string): ArrivalBatch {
  const posts = new Map<string, ArrivedPost>();
  const deleted = new Set<string>();
  let refused = 0;
  for (const arrival of arrivals) {
    if (arrival.kind === 'deleted') {
      deleted.add(arrival.ref);
    } else if (arrival.kind !== 'post') {
      continue;
    } else if (isStorable(arrival.post)) {
      const post = readPost(arrival.post, directionOf(arrival.reason, arrival.post, identity));
      const before = posts.get(post.ref);
      const direction = before && STRENGTH[before.direction] > STRENGTH[post.direction] ? before.direction : post.direction;
      posts.set(post.ref, { ...post, direction });
    } else {
      refused += 1;
    }
  }
  return { posts: [...posts.values()], deleted: [...deleted].filter(isRef), refused };
}

const isRef = (ref: string): boolean => ref.length > 0 && ref.length <= LONGEST_REF && storable(ref) === ref;

function isStorable(post: NetworkPost): boolean {
  const refs = [post.ref, post.reply?.root.ref, post.reply?.parent.ref].filter((ref) => ref !== undefined);
  const names = [post.version, post.author.identity, post.reply?.root.version ?? 'none'];
  return refs.every(isRef) && names.every((name) => isRef(name));
}

/** Postgres takes neither NUL nor half a surrogate pair; a sign of the same length stands in, so that facets keep their place. */
const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD');
const cut = (text: string, length: number): string => storable(text.slice(0, length));
const link = (url: string | null): string | null => (url !== null && url.length <= LONGEST_URL ? storable(url) : null);

function readPost(post: NetworkPost, direction: Direction): ArrivedPost {
  const text = cut(post.text, LONGEST_TEXT);
  return {
    ref: post.ref,
    version: post.version,
    author: {
      identity: post.author.identity,
      handle: cut(post.author.handle, LONGEST_NAME),
      displayName: post.author.displayName === null ? null : cut(post.author.displayName, LONGEST_NAME),
      avatarUrl: link(post.author.avatarUrl),
    },
    direction,
    threadRef: post.reply?.root.ref ?? post.ref,
    root: post.reply?.root ?? null,
    parentRef: post.reply?.parent.ref ?? null,
    quotedRef: post.quoted !== null && isRef(post.quoted.ref) ? post.quoted.ref : null,
    text,
    preview: previewOf(text),
    facets: wellFormed(post.facets).filter((facet) => facet.start >= 0 && facet.start < facet.end && facet.end <= text.length),
    images: wellFormed(post.images.slice(0, 20)),
    languages: post.languages.slice(0, 10).map((language) => cut(language, 35)),
    writtenAt: clamp(post.writtenAt.getTime()),
    url: link(post.url),
  };
}

const clamp = (time: number): Date | null => (Number.isNaN(time) ? null : new Date(Math.min(Math.max(time, EARLIEST), LATEST)));

/** The same list with every string in it storable. */
function wellFormed<Item extends object>(list: readonly Item[]): Item[] {
  return list.map(
    (item) =>
      Object.fromEntries(Object.entries(item).map(([name, value]) => [name, typeof value === 'string' ? storable(value) : value])) as Item,
  );
}
