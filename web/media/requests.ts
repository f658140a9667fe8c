/** What the interface asks of the media room. */
import type { AttachedView, Attachment, MediaRoomView, MediaSetting, MediaView, ProposedAlt } from '../../src/media/schema.ts';
import { request } from '../api/request.ts';

const at = (mediaId: string, more = '') => `/media/${encodeURIComponent(mediaId)}${more}`;
const place = (placeId: string) => `/media/drafts/${encodeURIComponent(placeId)}`;
/** Milliseconds: 4 MB on a poor line. */
const PART_TIME = 28_000;

export const beginUpload = (sizeBytes: number, signal: AbortSignal) =>
  request<MediaView>('/media', { method: 'POST', body: { sizeBytes }, signal });

export const sendPart = (mediaId: string, number: number, { bytes, signal }: { bytes: Blob; signal: AbortSignal }) => {
  const part = bytes.slice(0, bytes.size, 'application/octet-stream');
  return request<MediaView>(at(mediaId, `/parts/${number}`), { method: 'PUT', bytes: part, signal, timeout: PART_TIME });
};

export const readMedia = (mediaId: string, signal: AbortSignal) => request<MediaView>(at(mediaId), { signal });

/** What is ready stays as it is. */
export const mediaQuery = (mediaId: string) => ({
  queryKey: ['media', mediaId],
  queryFn: ({ signal }: { signal: AbortSignal }) => readMedia(mediaId, signal),
  staleTime: Infinity,
  retry: 1,
});

export const altsQuery = (mediaId: string) => ({
  queryKey: ['media-alts', mediaId],
  queryFn: async ({ signal }: { signal: AbortSignal }) =>
    (await request<{ proposals: ProposedAlt[] }>(at(mediaId, '/alts'), { signal })).proposals,
  staleTime: 60_000,
});

export const draftMediaKey = (placeId: string) => ['draft-media', placeId];
export const draftMediaQuery = (placeId: string) => ({
  queryKey: draftMediaKey(placeId),
  queryFn: async ({ signal }: { signal: AbortSignal }) =>
    (await request<{ attachments: AttachedView[] }>(place(placeId), { signal })).attachments,
  staleTime: 10_000,
});

export const saveDraftMedia = async (placeId: string, attachments: readonly Attachment[], leaving = false) =>
  (await request<{ attachments: AttachedView[] }>(place(placeId), { method: 'PUT', body: { attachments }, keepalive: leaving }))
    .attachments;

export const mediaSettingsQuery = {
  queryKey: ['media-settings'],
  queryFn: ({ signal }: { signal: AbortSignal }) => request<MediaRoomView>('/media-settings', { signal }),
};
export const putMediaSettings = (setting: MediaSetting) => request<MediaSetting>('/media-settings', { method: 'PUT', body: setting });
