import { createReadStream, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createClock, createSignatureLearner, createSummary, openHistory } from '../signatures/history/index.ts';
import type { FoundSignature, History, HistoryRow, Tally } from '../signatures/history/index.ts';
import { explainHistoryFailure, tellProgress } from './history-words.ts';
import type { LabOutput } from './presence.ts';

const CHUNK_BYTES = 256 * 1024;
const USAGE = 'usage: bin/visavis lab signatures posts.csv|posts.jsonl [--zone Europe/Paris]';

/**
 * `lab signatures posts.csv [--zone Europe/Paris]`: who signed each message of an account's past, as JSON lines: for each row, in the order of
 * the file, `{id, signature, author}` (null when nobody signed, or when the public wrote it), and last `{summary}`. The file is read twice: to
 * learn who signs, then to tell. Hours are told in the zone, in which dates without one are read too. A file of several accounts (a column
 * `account`, or authors of messages that are not inbound) is learned account by account. Answers the exit code: 1 when the file cannot be read.
 */
export async function labSignatures(args: readonly string[], { say, tell }: LabOutput): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { zone: { type: 'string', default: 'Europe/Paris' } },
    allowPositionals: true,
  });
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
  const opened = await openHistory(() => createReadStream(file, { highWaterMark: CHUNK_BYTES }), { zone: values.zone });
  if (!opened.ok) {
    tell(explainHistoryFailure(opened.error));
    return 1;
  }
  await tellSignatures(opened.value, stats.size, { say, tell });
  return 0;
}

async function tellSignatures(history: History, size: number, { say, tell }: LabOutput): Promise<void> {
  const { offset } = createClock(history.zone);
  const localOf = ({ at }: HistoryRow): number | null => (at === null ? null : at + offset(at));
  const learner = createSignatureLearner();
  for await (const batch of history.read(tellProgress('learning', size, tell)).batches) {
    for (const row of batch) if (row.inbound !== true) learner.add(accountOf(row), row.text, localOf(row));
  }
  const reader = learner.learn();
  const summary = createSummary();
  const reading = history.read(tellProgress('telling', size, tell));
  let inbound = 0;
  for await (const batch of reading.batches) {
    const lines: string[] = [];
    for (const row of batch) {
      const found = row.inbound === true ? null : reader.read(accountOf(row), row.text);
      if (row.inbound === true) inbound++;
      else summary.add(accountOf(row), found, row.at, localOf(row));
      lines.push(lineOf(row, found));
    }
    say(lines.join('\n'));
  }
  tellBroken(reading.tally, tell);
  const { tally } = reading;
  const { kind: format, encoding, separator, columns } = history.format;
  const about = { format, encoding, separator, columns, rows: tally.rows, inbound, undated: tally.undated };
  const broken = { count: tally.brokenCount, rows: tally.brokenRows };
  say(JSON.stringify({ summary: { zone: history.zone, ...summary.summary(), file: about, broken } }));
}

/** Whose message it is, in a file of several accounts. */
const accountOf = ({ account, inbound, author }: HistoryRow): string => account ?? (inbound === false ? (author ?? '') : '');

function lineOf({ id, numericId }: HistoryRow, found: FoundSignature | null): string {
  const shown = numericId ? id : JSON.stringify(id);
  if (!found) return `{"id":${shown},"signature":null,"author":null}`;
  return `{"id":${shown},"signature":${JSON.stringify(found.signature)},"author":${JSON.stringify(found.author)}}`;
}

const SHOWN_BROKEN = 10;

function tellBroken({ brokenCount, brokenRows }: Readonly<Tally>, tell: LabOutput['tell']): void {
  if (brokenCount === 0) return;
  tell(`${brokenCount} ${brokenCount === 1 ? 'row' : 'rows'} could not be read; the summary keeps the first ${brokenRows.length}:`);
  for (const { line, reason, raw } of brokenRows.slice(0, SHOWN_BROKEN)) tell(`  line ${line}: ${reason}: ${raw.slice(0, 80)}`);
}
