import { z } from 'zod';
import type { BlueskyServices } from './networks/bluesky/index.ts';

const isWeb = (value: string, protocols: readonly string[]): boolean => URL.canParse(value) && protocols.includes(new URL(value).protocol);
const did = z
  .string()
  .regex(/^did:(plc:[a-z2-7]{24}|web:[\w.-]+(%3A\d{1,5})?)$/, 'is an identity such as did:web:api.bsky.chat')
  .optional();
const origin = z
  .string()
  .refine((value) => isWeb(value, ['https:', 'http:']), 'is an address such as https://plc.directory')
  .transform((value) => new URL(value).origin)
  .optional();

/** Where what the AT network has beside the accounts' own servers is found, unless it is the public network's. */
export const blueskySettings = {
  VISAVIS_BLUESKY_STREAM: z
    .string()
    .refine((value) => isWeb(value, ['wss:', 'ws:']), 'is an address such as wss://jetstream2.us-east.bsky.network/subscribe')
    .optional(),
  VISAVIS_BLUESKY_CHAT: did,
  VISAVIS_BLUESKY_MODERATION: did,
  VISAVIS_BLUESKY_VIDEO: origin,
  VISAVIS_BLUESKY_DIRECTORY: origin,
};

type Values = z.infer<z.ZodObject<typeof blueskySettings>>;

/** The services that were set; the adapter knows the others. */
export function blueskyServices(values: Values): { bluesky?: Partial<BlueskyServices> } {
  const set = {
    stream: values.VISAVIS_BLUESKY_STREAM,
    chat: values.VISAVIS_BLUESKY_CHAT,
    moderation: values.VISAVIS_BLUESKY_MODERATION,
    video: values.VISAVIS_BLUESKY_VIDEO,
    directory: values.VISAVIS_BLUESKY_DIRECTORY,
  };
  const given = Object.entries(set).filter(([, value]) => value !== undefined);
  return given.length === 0 ? {} : { bluesky: Object.fromEntries(given) };
}
