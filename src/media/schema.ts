/** What the media room says over the wire. Dates are ISO 8601 in UTC; ids are UUIDs. */
import { z } from 'zod';

/** *receiving*: parts are still to come; *checking*: a worker looks at it; the transition table is in `media.ts`. */
export const mediaStateSchema = z.enum(['receiving', 'checking', 'ready', 'refused']);
export const mediaKindSchema = z.enum(['picture', 'film']);

/** A text for those who do not see the picture, that was used before for the same one or for one that looks like it. */
export const proposedAltSchema = z.object({
  alt: z.string(),
  /** Who wrote it; null: nobody who is still known. */
  memberId: z.uuid().nullable(),
  usedAt: z.iso.datetime(),
  /** False: of a picture that looks like this one, and may not be it. */
  same: z.boolean(),
});

export const mediaSchema = z.object({
  mediaId: z.uuid(),
  state: mediaStateSchema,
  sizeBytes: z.number().int(),
  receivedBytes: z.number().int(),
  kind: mediaKindSchema.nullable(),
  mimeType: z.string().nullable(),
  /** Upright, in pixels. */
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  seconds: z.number().nullable(),
  animated: z.boolean(),
  /** A small still picture of a picture; null for a film, and until it is ready. */
  previewUrl: z.string().nullable(),
  fileUrl: z.string().nullable(),
  failure: z.looseObject({ kind: z.string() }).nullable(),
});

export const beginUploadSchema = z.object({
  /** Of the whole file: 40 MB for a picture, 100 MB for a film. */
  sizeBytes: z.number().int().min(1),
});

export const attachmentSchema = z.object({ mediaId: z.uuid(), alt: z.string().max(10_000) });
export const attachedSchema = attachmentSchema.extend({ media: mediaSchema });
export const attachmentListSchema = z.object({ attachments: z.array(attachmentSchema).max(20) });
export const attachedListSchema = z.object({ attachments: z.array(attachedSchema) });
export const proposedAltsSchema = z.object({ proposals: z.array(proposedAltSchema) });

export const mediaSettingSchema = z.object({
  /** Whether nothing leaves with a picture that nobody described. */
  altRequired: z.boolean(),
});
export const mediaRoomSchema = mediaSettingSchema.extend({
  keptBytes: z.number().int(),
  maximumBytes: z.number().int(),
});

export type MediaState = z.infer<typeof mediaStateSchema>;
export type MediaView = z.infer<typeof mediaSchema>;
export type Attachment = z.infer<typeof attachmentSchema>;
export type AttachedView = z.infer<typeof attachedSchema>;
export type ProposedAlt = z.infer<typeof proposedAltSchema>;
export type MediaSetting = z.infer<typeof mediaSettingSchema>;
export type MediaRoomView = z.infer<typeof mediaRoomSchema>;
