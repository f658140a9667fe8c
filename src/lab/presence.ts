import { createReadStream, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readPastFile } from '../past/index.ts';
import type { PastFailure } from '../past/index.ts';
import { explainHistoryFailure, tellProgress } from './history-words.ts';
import { sayVerdict } from './presence-words.ts';

const CHUNK_BYTES = 1024 * 1024;

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
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats?.isFile()) {
    tell(stats ? `${file} is no file.` : `There is no file ${file}.`);
    return 1;
  }
  const tellPass = { 1: tellProgress('learning', stats.size, tell), 2: tellProgress('telling', stats.size, tell) };
  const read = await readPastFile(() => createReadStream(file, { highWaterMark: CHUNK_BYTES }), {
    zone: values.zone,
    account: values.account ?? null,
    onProgress: ({ pass, ...progress }) => tellPass[pass](progress),
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

function explain(failure: PastFailure): string {
  switch (failure.kind) {
    case 'several-authors':
      return `Several people wrote in this file. Say which is the account: --account ${failure.authors[0] ?? ''} (who writes most: ${failure.authors.join(', ')}).`;
    case 'account-not-found':
      return `This account wrote nothing in the file. Who writes most: ${failure.authors.join(', ')}.`;
    default:
      return explainHistoryFailure(failure);
  }
}
