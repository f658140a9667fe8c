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

/** What an account's network takes beside words. */
export const speakingBesideShape = {
  /** Those of a post of which nobody says others. */
  languages: z.array(z.string()),
  /** Pictures, or one film; null: none. */
  media: z
    .object({
      pictures: z.number().int(),
      altLength: z.number().int(),
      film: z.object({ bytes: z.number(), types: z.array(z.string()), seconds: z.number().nullable() }).nullable(),
    })
    .nullable(),
  /** How links show their pages there: by cards that we send, by the network's own, or not at all. */
  cards: z.enum(['sent', 'its-own']).nullable(),
  /** Who may answer and quote can be said of a post. */
  gates: z.boolean(),
  /** Each picture must be described for those who do not see it. */
  altRequired: z.boolean(),
};
