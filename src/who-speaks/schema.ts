/** What the public page's settings say over the wire. */
import { z } from 'zod';

/** Small letters, figures, single hyphens; 2 to 60 signs. */
export const slugSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9](-?[a-z0-9]){1,59}$/);
const said = (longest: number) => z.object({ fr: z.string().trim().max(longest), en: z.string().trim().max(longest) });
const line = z
  .string()
  .trim()
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]*$/u);

export const pageSettingsSchema = z.object({
  slug: slugSchema,
  published: z.boolean(),
  accent: z
    .string()
    .toLowerCase()
    .regex(/^#[0-9a-f]{6}$/),
  introduction: said(600),
  outsideHours: said(600),
  /** `https:` address, or empty. */
  contactUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]),
  contactEmail: z.union([z.literal(''), z.email().max(254)]),
  contactPhone: line.max(40).regex(/^[+\d\s().-]*$/),
  hiddenAccounts: z.array(z.uuid()).max(500),
  /** Whether search engines may list it. */
  indexed: z.boolean(),
});

export const publicPageSchema = z.object({
  settings: pageSettingsSchema,
  /** Nobody has saved settings yet: these are proposed. */
  proposed: z.boolean(),
  /** Address without origin, where it will be or is. */
  path: z.string(),
  /** Whether the person who asks has agreed to be shown. */
  youAgreed: z.boolean(),
  people: z.object({ agreed: z.number().int(), all: z.number().int() }),
});

export type PageSettings = z.infer<typeof pageSettingsSchema>;
export type PublicPage = z.infer<typeof publicPageSchema>;
