import { createReadStream, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { findPromise } from '../promises/index.ts';
import type { LabOutput } from './presence.ts';

const USAGE = 'usage: bin/visavis lab promises replies.jsonl [--zone Europe/Paris]';
const SHOWN_BROKEN = 10;
const rowSchema = z.object({ id: z.union([z.string(), z.number()]).optional(), text: z.string(), written_at: z.string() });

/**
 * `lab promises replies.jsonl`: which replies give a word, and until when, as JSON lines in the order of the file: `{id, promise, due}`. Rows are `{id, text,
 * written_at}`. Hours are those of the clock of `written_at`'s own offset, or of `--zone`; `due` is written as that offset has it, null where the words
 * name no time. Answers the exit code: 1 when the file cannot be read, or a row of it is none: that row is told, and the others are read.
 */
export async function labPromises(args: readonly string[], { say, tell }: LabOutput): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options: { zone: { type: 'string' } }, allowPositionals: true });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    tell(USAGE);
    return 2;
  }
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats?.isFile()) {
    tell(stats ? `${file} is no file.` : `There is no file ${file}.`);
    return 1;
  }
  let [line, broken] = [0, 0];
  for await (const row of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    line += 1;
    if (row.trim() === '') continue;
    const read = readRow(row, values.zone);
    if (typeof read === 'string') {
      broken += 1;
      if (broken <= SHOWN_BROKEN) tell(`line ${line}: ${read}`);
      continue;
    }
    const found = findPromise(read.text, read.writtenAt);
    say(JSON.stringify({ id: read.id ?? line, promise: found !== null, due: found?.due ? writeMoment(found.due) : null }));
  }
  if (broken > SHOWN_BROKEN) tell(`and ${broken - SHOWN_BROKEN} more rows that are no replies`);
  return broken === 0 ? 0 : 1;
}

interface Row {
  readonly id: string | number | undefined;
  readonly text: string;
  readonly writtenAt: Temporal.ZonedDateTime;
}

function readRow(row: string, zone: string | undefined): Row | string {
  try {
    const { id, text, written_at: written } = rowSchema.parse(JSON.parse(row));
    const offset = /(Z|[+-]\d{2}:?\d{2})$/u.exec(written)?.[1];
    const own = offset === undefined || offset === 'Z' ? 'UTC' : offset;
    const at = Temporal.Instant.from(offset === undefined ? `${written}Z` : written);
    // Without an offset the hours stand as they are on the wall.
    return { id, text, writtenAt: at.toZonedDateTimeISO(offset === undefined ? own : (zone ?? own)) };
  } catch {
    return 'no reply: {"id": …, "text": "…", "written_at": "2026-03-10T10:20:00+01:00"}';
  }
}

function writeMoment(moment: Temporal.ZonedDateTime): string {
  const written = moment.toString({ smallestUnit: 'second', timeZoneName: 'never' });
  return moment.timeZoneId === 'UTC' ? written.replace(/\+00:00$/u, 'Z') : written;
}
