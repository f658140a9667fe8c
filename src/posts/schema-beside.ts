/** What stands beside the words of a post, over the wire. */
import { z } from 'zod';
import { linkCardSchema } from '../cards/schema.ts';
import { gateSchema } from '../circles/schema.ts';
import { attachmentSchema } from '../media/schema.ts';

/** Pictures or a film; and the card of the part's first link, `shown` unless a person took it off. All absent: words alone. */
export const besideShape = {
  media: z.array(attachmentSchema).max(20).optional(),
  card: linkCardSchema.extend({ shown: z.boolean() }).optional(),
};
/** Who may answer and quote, account by account; of one that is not there its own rules count. */
export const gatesSchema = z.array(gateSchema.extend({ accountId: z.uuid() })).max(50);

const typedAlt = z
  .string()
  .max(10_000)
  .transform((alt) => alt.toWellFormed().replaceAll('\0', ''));
export const typedBesideShape = {
  ...besideShape,
  media: z
    .array(z.object({ mediaId: z.uuid().transform((id) => id.toLowerCase()), alt: typedAlt }))
    .max(20)
    .optional(),
};
