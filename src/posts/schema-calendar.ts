/** Calendars as files, over the wire. */
import { z } from 'zod';

export const importSchema = z.object({
  importId: z.uuid(),
  fileName: z.string(),
  kind: z.enum(['csv', 'icalendar']),
  /** How many there are to look at. */
  rows: z.number().int(),
  /** Of a table: the file's own name of each column that was understood, and those that were not. */
  columns: z.record(z.string(), z.string()),
  unknownColumns: z.array(z.string()),
});

/** What the file leaves open, as far as a person has said it. */
export const importAnswersSchema = z.object({
  order: z.enum(['day-first', 'month-first']).nullable().default(null),
  allDayAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/u)
    .nullable()
    .default(null),
  accountIds: z.array(z.uuid()).max(50).default([]),
});
export const importAskSchema = z.object({ from: z.number().int().min(0), answers: importAnswersSchema });

export const importedRowSchema = z.object({
  place: z.number().int(),
  /** Where it begins in the file, from 1. */
  line: z.number().int(),
  becomes: z.enum(['planned', 'draft', 'there', 'refused']),
  /** Why it is no planned post: `kind` and its details; null when it is, or was never to be one. */
  because: z.looseObject({ kind: z.string() }).nullable(),
  postId: z.uuid().nullable(),
  local: z.string().nullable(),
  accountIds: z.array(z.uuid()),
  text: z.string(),
});
export const importedRowsSchema = z.object({
  rows: z.array(importedRowSchema),
  /** From where to ask on; null: these were the last. */
  next: z.number().int().nullable(),
});

export type ImportView = z.infer<typeof importSchema>;
export type ImportAnswersView = z.infer<typeof importAnswersSchema>;
export type ImportedRow = z.infer<typeof importedRowSchema>;
export type ImportedRows = z.infer<typeof importedRowsSchema>;
