import { z } from 'zod';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';

/** A row of the drafts to judge. */
export interface LabDraft {
  /** As it is written, a number or a text. */
  readonly id: string | number;
  readonly text: string;
  readonly language: string | null;
  readonly account: string | null;
  readonly inReplyTo: string | null;
  /** Epoch in ms. */
  readonly at: number | null;
}

const answered = z.union([z.object({ text: z.string() }).transform(({ text }) => text), z.string()]);
const rowSchema = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  text: z.string(),
  lang: z.string().nullish(),
  account: z.union([z.string(), z.number()]).nullish(),
  in_reply_to: answered.nullish().catch(null),
  at: z.union([z.string(), z.number()]).nullish(),
});

/** A row without an id is known by its line. A date that is none is as if it were not there. */
export function readDraft(row: string, line: number): Result<LabDraft, string> {
  let value: unknown;
  try {
    value = JSON.parse(row);
  } catch {
    return fail('no JSON');
  }
  const parsed = rowSchema.safeParse(value);
  if (!parsed.success) return fail('no draft: {"id": …, "text": "…"}');
  const { id, text, lang, account, in_reply_to: inReplyTo, at } = parsed.data;
  const time = typeof at === 'number' ? at : Date.parse(at ?? '');
  return succeed({
    id: id ?? line,
    text,
    language: lang ?? null,
    account: account === null || account === undefined ? null : String(account),
    inReplyTo: inReplyTo ?? null,
    at: Number.isFinite(time) ? time : null,
  });
}
