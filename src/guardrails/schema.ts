/** What the guard-rails say over the wire. Moments are ISO 8601 in UTC; ids are UUIDs; places in a text are UTF-16 code units. */
import { z } from 'zod';

/** Longer is nobody's post; the rules read no further than 20,000. */
const LONGEST_TEXT = 50_000;
const id = z.uuid().transform((value) => value.toLowerCase());
const visibility = z.enum(['public', 'unlisted', 'followers', 'private']);
/** What a person typed, as rules can read it: neither NUL signs nor halves of signs, and as long as it was. */
const typed = z
  .string()
  .max(LONGEST_TEXT)
  .transform((text) => text.toWellFormed().replaceAll('\0', ' '));
/** Words that are kept. */
const kept = (most: number) =>
  z
    .string()
    .transform((text) => text.toWellFormed().replaceAll('\0', '').trim())
    .pipe(z.string().min(1).max(most));

export const latitudeSchema = z.enum(['apprentice', 'autonomous', 'referent']);
export const levelSchema = z.enum(['note', 'pause', 'hold']);
export const outcomeSchema = z.enum(['go', 'pause', 'hold']);
export const hoursSchema = z.enum(['open', 'off']);

export const findingSchema = z.object({
  rule: z.string(),
  level: levelSchema,
  /** The key of a sentence, which the interface has in both languages (`why.ts`). */
  why: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  where: z.object({ start: z.number().int(), end: z.number().int() }),
  /** Holds whatever the latitude. */
  firm: z.boolean(),
});

export const lookRequestSchema = z.object({
  accountId: id,
  text: typed,
  conversationId: id.nullish(),
  replyToMessageId: id.nullish(),
  /** A post is no duplicate of itself. */
  exceptPostId: id.nullish(),
  visibility: visibility.optional(),
  /** When it would leave; now when it is not said. */
  at: z.iso.datetime({ offset: true }).optional(),
  language: z.string().max(35).nullish(),
  media: z
    .array(z.object({ alt: z.string().max(10_000).nullable() }))
    .max(20)
    .optional(),
  /** Texts of other people that stand open in the author's other tabs. */
  openElsewhere: z.array(typed).max(5).optional(),
});

export const judgementSchema = z.object({
  outcome: outcomeSchema,
  findings: z.array(findingSchema),
  latitude: latitudeSchema,
  hours: hoursSchema,
});
/** `linksPending`: links of the text are being asked; asked again in a moment, there may be more to say. */
export const lookSchema = judgementSchema.extend({ linksPending: z.boolean() });

/** What an example of a rule's page says, and what must be around it to mean what it means. */
export const exampleSchema = z.object({
  text: z.string(),
  /** What it answers. */
  answers: z.string().nullable(),
  /** What else the rule looked at, where it is not in the words; `text` as it stands there. */
  given: z
    .object({
      kind: z.enum([
        'private-text',
        'situation',
        'off-hours',
        'closing',
        'sent',
        'open-elsewhere',
        'name',
        'list',
        'link',
        'media',
        'signature',
        'account',
      ]),
      text: z.string(),
    })
    .nullable(),
  /** What this rule alone finds in it, as it is set. */
  findings: z.array(findingSchema),
  outcomes: z.object({ apprentice: outcomeSchema, autonomous: outcomeSchema, referent: outcomeSchema }),
});
export const ruleSchema = z.object({
  rule: z.string(),
  /** The strictest that it gives by itself. */
  level: levelSchema,
  state: z.enum(['on', 'off']),
  /** The strictest that it may give here; null: as it is built. */
  atMost: levelSchema.nullable(),
  /** Set for this account itself (for the organisation itself, where no account was asked for). */
  own: z.boolean(),
  examples: z.object({ good: z.array(exampleSchema), bad: z.array(exampleSchema) }),
});
/** In the order in which findings are shown. */
export const rulesSchema = z.object({ rules: z.array(ruleSchema), mayManage: z.boolean() });
export const rulesAskedSchema = z.object({ accountId: id.optional() });
const setting = { state: z.enum(['on', 'off']), atMost: levelSchema.nullable() };
export const ruleSettingSchema = z.object({ accountId: id.nullable(), ...setting });

export const dryRunRequestSchema = z.object({
  accountId: id.nullable(),
  latitude: latitudeSchema,
  changes: z.array(z.object({ rule: z.string().max(64), accountId: id.nullable(), ...setting })).max(200),
  days: z.number().int().min(1).max(92),
});
const tally = z.object({ paused: z.number().int(), held: z.number().int() });
export const dryRunSchema = z.object({
  /** How many were read; `more`: there were others before them, which were not. */
  messages: z.number().int(),
  more: z.boolean(),
  before: tally,
  after: tally,
  /** By rule, under the wished settings: in how many messages it finds something, and in how many it alone stops them. */
  byRule: z.record(z.string(), z.object({ found: z.number().int(), decisive: z.number().int() })),
  /** Stopped under the wished settings, the latest first; 100 at most. */
  stopped: z.array(
    z.object({
      messageId: z.uuid(),
      conversationId: z.uuid(),
      text: z.string(),
      at: z.iso.datetime(),
      memberId: z.uuid().nullable(),
      outcome: outcomeSchema,
      findings: z.array(findingSchema),
    }),
  ),
});

export const listsSchema = z.object({
  words: z
    .array(
      z.object({
        word: kept(100),
        /** Why, in the organisation's own words; shown to the author. */
        note: kept(300).nullable(),
        /** Found in its other forms too: plural, feminine, conjugated, in French and English. */
        inflected: z.boolean(),
        level: levelSchema.default('pause'),
      }),
    )
    .max(500),
  brands: z.array(kept(100)).max(500),
  /** Without `#`. */
  takenHashtags: z
    .array(
      kept(100)
        .transform((tag) => tag.replace(/^#+/, ''))
        .pipe(z.string().min(1)),
    )
    .max(500),
});
export const listsViewSchema = listsSchema.extend({
  /** `forms`: the others in which it is found, folded; 60 at most, none where it is found as it is. */
  words: z.array(listsSchema.shape.words.element.extend({ forms: z.array(z.string()) })),
  mayManage: z.boolean(),
});

export const latitudesSchema = z.object({
  /** Who answers on the account, in the team's order. `own`: said of this person here, not the organisation's default. */
  latitudes: z.array(z.object({ memberId: z.uuid(), latitude: latitudeSchema, own: z.boolean() })),
  /** The organisation's default. */
  usual: latitudeSchema,
  mayManage: z.boolean(),
});
export const latitudeChangeSchema = z.object({ latitude: latitudeSchema.nullable() });
export const defaultsSchema = z.object({ latitude: latitudeSchema });

export const accountVoiceSchema = z.object({
  state: z.enum(['learned', 'too-few', 'learning']),
  /** That it was learned from; where there are too few, how many there are. */
  posts: z.number().int(),
  /** So many are needed. */
  fewest: z.number().int(),
  learnedAt: z.iso.datetime().nullable(),
});

export type FindingView = z.infer<typeof findingSchema>;
export type JudgementView = z.infer<typeof judgementSchema>;
export type LookRequest = z.input<typeof lookRequestSchema>;
export type LookView = z.infer<typeof lookSchema>;
export type ExampleView = z.infer<typeof exampleSchema>;
export type RuleView = z.infer<typeof ruleSchema>;
export type RulesView = z.infer<typeof rulesSchema>;
export type RuleSettingRequest = z.input<typeof ruleSettingSchema>;
export type DryRunRequest = z.input<typeof dryRunRequestSchema>;
export type DryRunView = z.infer<typeof dryRunSchema>;
export type ListsView = z.infer<typeof listsViewSchema>;
export type ListsChange = z.input<typeof listsSchema>;
export type LatitudesView = z.infer<typeof latitudesSchema>;
export type LatitudeChange = z.input<typeof latitudeChangeSchema>;
export type GuardrailDefaults = z.infer<typeof defaultsSchema>;
export type AccountVoiceView = z.infer<typeof accountVoiceSchema>;
