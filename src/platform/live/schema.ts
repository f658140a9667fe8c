/**
 * The live stream, `GET /api/v1/events` (server-sent events). Two kinds of event:
 * - `journal`: one journal entry; its `id` is the entry's number, so a browser resumes with `Last-Event-ID` and misses nothing; more than
 *   10,000 entries behind, it starts from now, and sees by `hello` that it has to ask anew for what it shows;
 * - `ephemeral`: presence and the author's own drafts; without id, lost when nobody listens.
 * A comment line every 15 s says that the line is open. First event: `hello`, with the newest number.
 */
import { z } from 'zod';

export const journalEventSchema = z.object({
  seq: z.number().int(),
  at: z.iso.datetime(),
  kind: z.string(),
  memberId: z.uuid().nullable(),
  accountId: z.uuid().nullable(),
  conversationId: z.uuid().nullable(),
  publicationId: z.uuid().nullable(),
  data: z.record(z.string(), z.unknown()),
});

export const ephemeralEventSchema = z.object({ topic: z.string(), data: z.record(z.string(), z.unknown()) });

export type JournalEvent = z.infer<typeof journalEventSchema>;
export type EphemeralEvent = z.infer<typeof ephemeralEventSchema>;
