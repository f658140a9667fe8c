/** Pictures and films of a post of ours: brought to the account's server before the post, and named in its record. */
import { z } from 'zod';
import { fail, succeed } from '../../platform/result.ts';
import type { MediaCapabilities, NetworkResult, OutgoingCard, OutgoingFile, OutgoingMedia, OutgoingPost, Uploaded } from '../network.ts';
import { bodyOf, notThisProtocol } from './bare-call.ts';
import { attempt } from './failure.ts';
import { FILM_BYTES, uploadFilm } from './film.ts';
import type { Reader } from './reading.ts';

/** https://github.com/bluesky-social/atproto/tree/main/lexicons/app/bsky/embed; the network's own application shows 2,000 pixels. */
export const MEDIA: MediaCapabilities = {
  pictures: 4,
  pictureBytes: 1_000_000,
  pictureSide: 2_000,
  picturePixels: null,
  pictureTypes: ['image/jpeg', 'image/png'],
  altLength: 2_000,
  film: { bytes: FILM_BYTES, types: ['video/mp4', 'video/quicktime'], seconds: 180 },
  inPrivate: false,
};

/** A server keeps a file that no record names for hours at least. */
const KEPT_MS = 3_600_000;

const uploaded = z.looseObject({ blob: z.unknown() });
/** As it is kept with the publication: what a repeat has to have the same to the byte. */
const handleSchema = z.object({ blob: z.record(z.string(), z.unknown()), width: z.number().int(), height: z.number().int() });
type Handle = z.infer<typeof handleSchema>;
type Embed = Readonly<Record<string, unknown>>;

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Files are named by their bytes: the same one brought again is the same. */
export async function upload(reader: Reader, file: OutgoingFile, signal: AbortSignal): Promise<NetworkResult<Uploaded>> {
  const bytes = await file.bytes();
  const { kind, width, height, mimeType } = file;
  const blob = kind === 'film' ? await film(reader, mimeType, { bytes, signal }) : await picture(reader, mimeType, bytes);
  if (!blob.ok) return blob;
  const handle = handleSchema.safeParse({ blob: plain(blob.value), width, height });
  return handle.success
    ? succeed({ handle: handle.data, until: new Date(Date.now() + KEPT_MS) })
    : fail({ kind: 'unavailable', detail: 'the answer to a file is not of this protocol' });
}

async function picture({ agent }: Reader, encoding: string, bytes: Uint8Array): Promise<NetworkResult<unknown>> {
  if (bytes.byteLength > MEDIA.pictureBytes) {
    return fail({ kind: 'rejected', reason: 'too-large', detail: `${bytes.byteLength} of ${MEDIA.pictureBytes} bytes` });
  }
  return await attempt(async () => {
    const body = uploaded.safeParse(await bodyOf(agent.com.atproto.repo.uploadBlob(bytes, { encoding })));
    if (!body.success) throw notThisProtocol('the answer to a picture');
    return body.data.blob;
  });
}

async function film(
  reader: Reader,
  mimeType: string,
  { bytes, signal }: { bytes: Uint8Array; signal: AbortSignal },
): Promise<NetworkResult<unknown>> {
  return await uploadFilm(reader, { bytes, mimeType: mimeType === 'video/quicktime' ? mimeType : 'video/mp4' }, signal);
}

/** What the record embeds: pictures, a film or the card of a link, a post that is quoted, or both; null when it embeds nothing. */
export function embedOf({ media, card, quoted }: Pick<OutgoingPost, 'media' | 'card' | 'quoted'>): NetworkResult<Embed | null> {
  const record = quoted === null ? null : { $type: 'app.bsky.embed.record', record: { uri: quoted.ref, cid: quoted.version } };
  const beside = (embed: Embed) => (record === null ? embed : { $type: 'app.bsky.embed.recordWithMedia', record, media: embed });
  if (media.length === 0) return succeed(card === undefined ? record : beside(embedCard(card)));
  const handles = media.map(({ handle }) => handleSchema.safeParse(handle));
  if (handles.some(({ success }) => !success))
    return fail({ kind: 'rejected', reason: 'media-refused', detail: 'a file that was never brought' });
  const shown = handles.flatMap(({ data }, at) => (data === undefined ? [] : [{ handle: data, alt: media[at]?.alt ?? '' }]));
  const embed = embedMedia(media, shown);
  if (embed === null) return fail({ kind: 'rejected', reason: 'media-refused', detail: 'four pictures, or one film' });
  return succeed(beside(embed));
}

/** Nothing is said of a card's picture but its title: this network keeps no other words for it. */
function embedCard({ url, title, description, picture }: OutgoingCard): Embed {
  const thumb = handleSchema.safeParse(picture?.handle).data?.blob;
  return { $type: 'app.bsky.embed.external', external: { uri: url, title, description, ...(thumb && { thumb }) } };
}

function embedMedia(media: readonly OutgoingMedia[], shown: readonly { handle: Handle; alt: string }[]): Embed | null {
  const ratio = ({ width, height }: Handle) => ({ aspectRatio: { width, height } });
  if (media.some(({ kind }) => kind === 'film')) {
    const [one] = shown;
    if (one === undefined || shown.length > 1) return null;
    return { $type: 'app.bsky.embed.video', video: one.handle.blob, ...(one.alt === '' ? {} : { alt: one.alt }), ...ratio(one.handle) };
  }
  if (shown.length > MEDIA.pictures) return null;
  const images = shown.map(({ handle, alt }) => ({ image: handle.blob, alt, ...ratio(handle) }));
  return { $type: 'app.bsky.embed.images', images };
}
