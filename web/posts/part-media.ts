/** Pictures and films beside a part of a post, as its words keep them. Pure. */
import type { MediaView } from '../../src/media/schema.ts';
import type { PostContentView, SpeakingView } from '../../src/posts/schema.ts';
import type { Item, Offered } from '../media/attachments.ts';
import { partsFor } from './parts.ts';
import type { Parts } from './parts.ts';

export type Part = Parts[number];
export type PartMedia = NonNullable<Part['media']>;

/** Of which account's own words (empty: those of all), and which part. */
export interface Place {
  readonly apart: string;
  readonly index: number;
}

export const placeOf = ({ apart, index }: Place): string => `${apart}:${index}`;
export const toPart = (content: PostContentView, { apart, index }: Place): Part | undefined => partsFor(content, apart)[index];

/** With these, or without any. */
export function withMedia({ media: _before, ...part }: Part, media: PartMedia): Part {
  return media.length === 0 ? part : { ...part, media: [...media] };
}

/** With the one at `from` moved by one place; as it was when there is no such place. */
export function swapped(media: PartMedia, from: number, by: -1 | 1): PartMedia {
  const [one, other] = [media[from], media[from + by]];
  return one === undefined || other === undefined ? media : media.with(from, other).with(from + by, one);
}

/** As the tray has them: the same key for the same one, wherever it moves. What is not known yet is there without its picture. */
export function keptItems(media: PartMedia, known: ReadonlyMap<string, MediaView>): Item[] {
  const times = new Map<string, number>();
  return media.map(({ mediaId, alt }) => {
    const time = (times.get(mediaId) ?? 0) + 1;
    times.set(mediaId, time);
    const key = time === 1 ? mediaId : `${mediaId}-${time}`;
    return { key, file: null, media: known.get(mediaId) ?? unknown(mediaId), alt, progress: 1, failure: null };
  });
}

const unknown = (mediaId: string): MediaView => ({
  mediaId,
  state: 'ready',
  sizeBytes: 0,
  receivedBytes: 0,
  kind: null,
  mimeType: null,
  width: null,
  height: null,
  seconds: null,
  animated: false,
  previewUrl: null,
  fileUrl: null,
  failure: null,
});

/** What all of these accounts take that take any; null: none does. What only some take is told before it is planned. */
export function offeredBy(speaking: readonly SpeakingView[]): Offered | null {
  const taking = speaking.flatMap(({ media }) => (media === null ? [] : [media]));
  if (taking.length === 0) return null;
  return {
    pictures: Math.min(...taking.map(({ pictures }) => pictures)),
    altLength: Math.min(...taking.map(({ altLength }) => altLength)),
    film: taking.find(({ film }) => film !== null)?.film ?? null,
  };
}

/** All that a part says, in one order, however it was kept. */
export const toldPart = ({ text, media = [], card }: Part): unknown => [
  text,
  media.map(({ mediaId, alt }) => [mediaId, alt]),
  card ? [card.url, card.title, card.description, card.picture?.mediaId ?? null, card.shown] : null,
];
export const toldGates = (gates: NonNullable<PostContentView['gates']>): unknown =>
  gates
    .map(({ accountId, replies, quotable }) => [accountId, JSON.stringify(replies), quotable])
    .toSorted((one, other) => (String(one[0]) < String(other[0]) ? -1 : 1));
