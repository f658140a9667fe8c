/** Pictures and films beside words, as one browser has them: on their way, ready, or refused. Pure. */
import type { AttachedView, Attachment, MediaView } from '../../src/media/schema.ts';
import type { Failure } from '../api/failure.ts';

export interface Item {
  /** Of this browser alone. */
  readonly key: string;
  /** What the person chose; null for what the server had already. */
  readonly file: File | null;
  /** Null until it is ready. */
  readonly media: MediaView | null;
  readonly alt: string;
  /** From 0 to 1, of what was sent. */
  readonly progress: number;
  readonly failure: Failure | null;
}

export interface Offered {
  readonly pictures: number;
  readonly altLength: number;
  readonly film: { readonly bytes: number; readonly types: readonly string[]; readonly seconds: number | null } | null;
}

/** What the server has, under the keys that are on screen: a field in which somebody types stays the same field. */
export function renewed(now: readonly Item[], attached: readonly AttachedView[]): Item[] {
  const keys = new Map(now.flatMap(({ key, media }) => (media === null ? [] : [[media.mediaId, key] as const])));
  const taken = new Set<string>();
  return attached.map(({ mediaId, alt, media }, at) => {
    const known = keys.get(mediaId);
    const key = known === undefined || taken.has(known) ? `${mediaId}-${at}` : known;
    taken.add(key);
    return { key, file: null, media, alt, progress: 1, failure: null };
  });
}

export const isUnderway = ({ media, failure }: Item): boolean => media === null && failure === null;

/** What would be sent now. */
export const toAttachments = (items: readonly Item[]): Attachment[] =>
  items.flatMap(({ media, alt }) => (media === null ? [] : [{ mediaId: media.mediaId, alt: alt.trim() }]));

/** Moves the item at `from` by one place; as it was when there is no such place. */
export function moved(items: readonly Item[], from: number, by: -1 | 1): Item[] {
  const to = from + by;
  if (to < 0 || to >= items.length) return [...items];
  return items.with(from, items[to]!).with(to, items[from]!);
}

export type Hindrance =
  | { readonly kind: 'underway' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'alt-missing'; readonly at: number }
  | { readonly kind: 'alt-too-long'; readonly at: number; readonly maximum: number }
  | { readonly kind: 'film-not-alone' }
  | { readonly kind: 'too-many'; readonly maximum: number };

/** Why nothing can be sent with these; null when it can. */
export function hindranceOf(items: readonly Item[], { pictures, altLength }: Offered, altRequired: boolean): Hindrance | null {
  if (items.some(isUnderway)) return { kind: 'underway' };
  if (items.some(({ failure }) => failure !== null)) return { kind: 'refused' };
  if (items.length > 1 && items.some(({ media }) => media?.kind === 'film')) return { kind: 'film-not-alone' };
  if (items.length > pictures) return { kind: 'too-many', maximum: pictures };
  const long = items.findIndex(({ alt }) => [...alt].length > altLength);
  if (long >= 0) return { kind: 'alt-too-long', at: long, maximum: altLength };
  const bare = altRequired ? items.findIndex(({ alt }) => alt.trim() === '') : -1;
  return bare >= 0 ? { kind: 'alt-missing', at: bare } : null;
}
