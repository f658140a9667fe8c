/** What the personas room says over the wire. Ids are UUIDs; lengths as the account's network counts. */
import { z } from 'zod';
import { line, name } from '../people/schema-card.ts';

export { cropSchema } from '../people/schema.ts';

export const PERSONA_NAME_MAXIMUM = 40;
export const OPENING_PART_MAXIMUM = 80;
export const VOICE_NOTES_MAXIMUM = 2_000;

export const agreementSchema = z.enum(['feminine', 'masculine']);
export const behindSchema = z.enum(['people', 'program']);

/** A character as it is asked for. The declaration between the two parts of the opening is ours, and nobody's to edit. */
export const writePersonaSchema = z.object({
  name: name.max(PERSONA_NAME_MAXIMUM),
  /** How French agrees with it: assistante, assistant. */
  agreement: agreementSchema,
  /** What answers behind it; the public is told. */
  behind: behindSchema,
  openingBefore: line.max(OPENING_PART_MAXIMUM).default(''),
  openingAfter: line.max(OPENING_PART_MAXIMUM).default(''),
  /** How it speaks; for the team alone. */
  voiceNotes: z.string().trim().max(VOICE_NOTES_MAXIMUM).default(''),
});

/** What the public reads of a character before its first words. */
export const openingSchema = z.object({
  opening: z.string(),
  /** The part of it that says what the character is. */
  declaration: z.string(),
  /** `— Lisa`, as it ends each of its messages. */
  signature: z.string(),
  /** Opening and signature together, and the longest message. */
  length: z.number().int(),
  maximum: z.number().int(),
});
export const openingsSchema = z.object({ fr: openingSchema, en: openingSchema });

export const personaSchema = z.object({
  personaId: z.uuid(),
  accountId: z.uuid(),
  name: z.string(),
  agreement: agreementSchema,
  behind: behindSchema,
  openingBefore: z.string(),
  openingAfter: z.string(),
  voiceNotes: z.string(),
  /** The portrait is at `/personas/{personaId}/portrait/{portraitDigest}/{96|256|512}`. */
  portraitDigest: z.string().nullable(),
  openings: openingsSchema,
});
/** An account's character; null when it has none. */
export const accountPersonaSchema = z.object({ persona: personaSchema.nullable() });

export type WritePersona = z.infer<typeof writePersonaSchema>;
export type PersonaView = z.infer<typeof personaSchema>;
export type Openings = z.infer<typeof openingsSchema>;
