import { createReadStream, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readPastFile } from '../past/index.ts';
import type { PastFailure } from '../past/index.ts';
import { sayVerdict } from './presence-words.ts';

const CHUNK_BYTES = 1024 * 1024;
const PROGRESS_MS = 1_000;

export interface LabOutput {
  /** One line of standard output, without its end. */
  say(line: string): void;
  /** Words for the person at the terminal. */
  tell(words: string): void;
}

/**
 * `lab presence posts.csv [--zone Europe/Paris] [--account NAME]`: how an account was present, as JSON lines: one per account when there are
 * several (`{account, …}`), one per signer, one per broken row kept, and last `{summary}`. Hours are told in the zone, in which dates without
 * one are read too. Answers the exit code: 1 when the file cannot be read as a past.
 */
export async function labPresence(args: readonly string[], { say, tell }: LabOutput): Promise<number> {
  const options = { zone: { type: 'string', default: 'Europe/Paris' }, account: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    tell('usage: bin/visavis lab presence posts.csv [--zone Europe/Paris] [--account NAME]');
    return 2;
  }
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) {
    tell(`There is no file ${file}.`);
    return 1;
  }
  const read = await readPastFile(() => createReadStream(file, { highWaterMark: CHUNK_BYTES }), {
    zone: values.zone,
    account: values.account ?? null,
    onProgress: tellProgress(size, tell),
  });
  if (!read.ok) {
    tell(explain(read.error));
    return 1;
  }
  const { presence, signing, broken, history, ...counts } = read.value;
  const accounts = presence.reportByAccount();
  if (accounts.length > 1) for (const { account, presence: one } of accounts) say(JSON.stringify({ account, ...one }));
  for (const signer of signing.signers) say(JSON.stringify({ signer }));
  for (const row of broken.rows) say(JSON.stringify({ broken: row }));
  const report = presence.report(signing.signed);
  const { kind: format, encoding, separator, columns } = history.format;
  const about = { format, encoding, separator, columns, ...counts, brokenRows: broken.count };
  const said = { said: sayVerdict(report), ...report, accounts: accounts.length, signers: signing.signers.length, file: about };
  say(JSON.stringify({ summary: said }));
  return 0;
}

function tellProgress(size: number, tell: LabOutput['tell']) {
  let last = performance.now();
  return ({ rows, bytes }: { rows: number; bytes: number }) => {
    if (performance.now() - last < PROGRESS_MS) return;
    last = performance.now();
    tell(`${rows.toLocaleString('en')} rows, ${Math.floor((bytes / Math.max(size, 1)) * 100)}%`);
  };
}

function explain(failure: PastFailure): string {
  switch (failure.kind) {
    case 'empty':
      return 'The file is empty.';
    case 'not-text':
      return 'This is no CSV and no JSON lines: it holds bytes that no text has (an image, an archive?).';
    case 'json-array':
      return 'This is one JSON array: give one object per line (JSON lines), or CSV.';
    case 'no-text-column':
      return `No column holds the text (text, full_text, content, message…). Found: ${failure.found.join(', ') || 'none'}.`;
    case 'unknown-zone':
      return `${failure.zone} is no time zone, such as Europe/Paris.`;
    case 'several-authors':
      return `Several people wrote in this file. Say which is the account: --account ${failure.authors[0] ?? ''} (who writes most: ${failure.authors.join(', ')}).`;
    case 'account-not-found':
      return `This account wrote nothing in the file. Who writes most: ${failure.authors.join(', ')}.`;
  }
}
