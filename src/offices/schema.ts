/** What the offices room says over the wire. Days are ISO 8601 dates of the organisation's time zone; ids are UUIDs. */
import { z } from 'zod';

export const titleFormSchema = z.enum(['feminine', 'masculine', 'neutral']);
export const tenureKindSchema = z.enum(['holder', 'interim']);
export const tenureStateSchema = z.enum(['planned', 'current', 'ended', 'cancelled']);
export const officePostKindSchema = z.enum(['farewell', 'welcome']);

const title = z
  .string()
  .trim()
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]*$/u)
  .min(1)
  .max(100);
const day = z.iso.date();

export const titlesSchema = z.object({ feminine: title, masculine: title, neutral: title });

export const officePostSchema = z.object({
  tenureId: z.uuid(),
  kind: officePostKindSchema,
  body: z.string(),
  state: z.enum(['proposed', 'published', 'dismissed']),
  publicationId: z.uuid().nullable(),
  /** Who alone may publish it, since it is in his or her name. */
  signerId: z.uuid(),
  /** Whether its signer may speak as the office today. */
  open: z.boolean(),
});

export const tenureSchema = z.object({
  tenureId: z.uuid(),
  officeId: z.uuid(),
  memberId: z.uuid(),
  kind: tenureKindSchema,
  titleForm: titleFormSchema,
  /** The title in the holder's form. */
  title: z.string(),
  startsOn: z.string(),
  /** The first day after it; null while no end is known. */
  endsOn: z.string().nullable(),
  state: tenureStateSchema,
  /** The public name that stays in the public history; null when its holder did not agree. */
  keptName: z.string().nullable(),
  posts: z.array(officePostSchema),
});

export const officeSchema = z.object({
  officeId: z.uuid(),
  accountId: z.uuid(),
  titles: z.object({ feminine: z.string(), masculine: z.string(), neutral: z.string() }),
  /** Null: the office is vacant. */
  current: tenureSchema.nullable(),
  /** Somebody put its holder off the account's team: he or she cannot speak as the office. */
  holderOffTeam: z.boolean(),
  /** The next change that is planned: somebody comes, or the office falls vacant. */
  next: z.object({ day: z.string(), kind: z.enum(['begins', 'falls-vacant']), tenureId: z.uuid() }).nullable(),
  /** Since which day it has been vacant; null when it is held, or never was. */
  vacantSince: z.string().nullable(),
  /** All that were not cancelled, newest first, 200 at most. */
  tenures: z.array(tenureSchema),
});
export const officesSchema = z.object({ offices: z.array(officeSchema), today: z.string() });

const tenureRequest = { memberId: z.uuid(), kind: tenureKindSchema, titleForm: titleFormSchema };
export const createOfficeSchema = z.object({
  accountId: z.uuid(),
  titles: titlesSchema,
  /** Who holds it, and since when; null: it is vacant. */
  holder: z.object({ ...tenureRequest, startsOn: day }).nullable(),
});
export const updateOfficeSchema = z.object({ titles: titlesSchema });
export const planTenureSchema = z.object({ ...tenureRequest, startsOn: day, endsOn: day.nullable() });
export const endTenureSchema = z.object({ endsOn: day.nullable() });
export const keepNameSchema = z.object({ keep: z.boolean() });
export const updateOfficePostSchema = z.object({ body: z.string().max(3_000) });

/** What a plan would do, told before it is made. */
export const previewSchema = z.object({
  /** The moment of the change, ISO 8601 in UTC. */
  at: z.iso.datetime(),
  /** It is done at once. */
  immediate: z.boolean(),
  leaving: z.object({ memberId: z.uuid(), title: z.string() }).nullable(),
  /** Days without holder before it; null when there are none. */
  vacancy: z.object({ from: z.string(), until: z.string() }).nullable(),
  profile: z.object({ displayName: z.string(), descriptionLine: z.string() }),
  farewell: z.string().nullable(),
  welcome: z.string(),
});

export type TitleForm = z.infer<typeof titleFormSchema>;
export type TenureKind = z.infer<typeof tenureKindSchema>;
export type TenureState = z.infer<typeof tenureStateSchema>;
export type OfficePostKind = z.infer<typeof officePostKindSchema>;
export type Titles = z.infer<typeof titlesSchema>;
export type OfficePostView = z.infer<typeof officePostSchema>;
export type TenureView = z.infer<typeof tenureSchema>;
export type OfficeView = z.infer<typeof officeSchema>;
export type OfficesView = z.infer<typeof officesSchema>;
export type CreateOffice = z.infer<typeof createOfficeSchema>;
export type PlanTenure = z.infer<typeof planTenureSchema>;
export type SuccessionPreview = z.infer<typeof previewSchema>;
