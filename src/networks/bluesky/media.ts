/** Pictures and films of a post, as views show them. */
import { z } from 'zod';
import type { NetworkImage } from '../network.ts';
import { cleanText } from './text.ts';

const LONGEST_ALT = 20_000;
const MOST_IMAGES = 20;

export const readUrl = (url: unknown): string | null =>
  typeof url === 'string' && /^https?:\/\/\S+$/.test(url) && url.length <= 4_000 ? url : null;

const ratio = z.object({ width: z.number().int().positive(), height: z.number().int().positive() });
const picture = z.looseObject({
  fullsize: z.unknown().optional(),
  thumb: z.unknown().optional(),
  alt: z.unknown().optional(),
  aspectRatio: z.unknown().optional(),
});
const pictures = z.looseObject({ images: z.array(picture) });
const film = z.looseObject({
  playlist: z.string(),
  thumbnail: z.unknown().optional(),
  alt: z.unknown().optional(),
  aspectRatio: z.unknown().optional(),
});
const media = z.union([pictures, film]);
const embedView = z.union([media, z.looseObject({ media }).transform((embed) => embed.media)]);

export function readMedia(embed: unknown): NetworkImage[] {
  const parsed = embedView.safeParse(embed);
  if (!parsed.success) return [];
  const shown: NetworkImage[] = [];
  if (!('images' in parsed.data) || !Array.isArray(parsed.data.images)) {
    const { data } = film.safeParse(parsed.data);
    const url = readUrl(data?.playlist);
    // Of a film without a still picture nothing can stand in its place but itself.
    if (data !== undefined && url !== null)
      shown.push({ ...describe(data), url, thumbnailUrl: readUrl(data.thumbnail) ?? url, plays: 'film' });
    return shown;
  }
  for (const one of parsed.data.images.slice(0, MOST_IMAGES) as z.infer<typeof picture>[]) {
    const url = readUrl(one.fullsize) ?? readUrl(one.thumb);
    if (url !== null) shown.push({ ...describe(one), url, thumbnailUrl: readUrl(one.thumb) ?? url });
  }
  return shown;
}

function describe({ alt, aspectRatio }: { alt?: unknown; aspectRatio?: unknown }): Pick<NetworkImage, 'alt' | 'width' | 'height'> {
  const shape = ratio.safeParse(aspectRatio);
  return {
    alt: typeof alt === 'string' ? cleanText(alt, LONGEST_ALT) : '',
    width: shape.success ? shape.data.width : null,
    height: shape.success ? shape.data.height : null,
  };
}
