/** The recogniser of signatures against 413 posts labelled by hand: precision and recall per file and form. Needs ../shared/data. */
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { createClock, createSignatureLearner, openHistory } from '../src/signatures/history/index.ts';
import type { FoundSignature, History, HistoryRow } from '../src/signatures/history/index.ts';

const DATA = process.env['LABELLED_DATA'] ?? path.resolve(import.meta.dirname, '../../shared/data');
/** Learns from the other rows only, as a recogniser that has never seen the labelled ones. */
const HELD_OUT = process.argv.includes('--held-out');
const MISSES = process.argv.includes('--misses');
const NEEDED = { precision: 0.97, recall: 0.95 };

interface Label {
  readonly file: string;
  readonly key: string;
  readonly form: string;
  readonly start: string;
  readonly end: string;
}

interface Score {
  right: number;
  /** A signature was told where there is none, or another one than there is. */
  wrong: number;
  missed: number;
}

const labels: Label[] = parse(readFileSync(new URL('../test/labels/signatures.csv', import.meta.url)), { columns: true });
const clock = createClock('Europe/Paris');
const accountOf = ({ account, author }: HistoryRow): string => account ?? author ?? '';

async function eachRow(history: History, use: (row: HistoryRow) => void): Promise<void> {
  for await (const batch of history.read().batches) for (const row of batch) if (row.inbound !== true) use(row);
}

/** Forms as the labels name them. */
function formOf(found: FoundSignature | null): string {
  if (!found) return 'none';
  return `${found.mark === '' ? '' : 'marked-'}${found.form}`;
}

const same = (found: FoundSignature, label: Label, text: string): boolean =>
  found.signature.replace(/\.$/, '') === text.slice(Number(label.start), Number(label.end)).replace(/\.$/, '');

async function measure(file: string): Promise<{ confusion: Record<string, Record<string, number>>; scores: Record<string, Score> }> {
  const opened = await openHistory(() => createReadStream(path.join(DATA, file)), { zone: 'Europe/Paris' });
  if (!opened.ok) throw new Error(`${file}: ${opened.error.kind}`);
  const wanted = new Map(labels.filter((label) => label.file === file).map((label) => [label.key, label]));
  const learner = createSignatureLearner();
  await eachRow(opened.value, (row) => {
    if (!HELD_OUT || !wanted.has(row.id)) learner.add(accountOf(row), row.text, row.at === null ? null : row.at + clock.offset(row.at));
  });
  const reader = learner.learn();
  const confusion: Record<string, Record<string, number>> = {};
  const scores: Record<string, Score> = {};
  const scoreOf = (form: string): Score => (scores[form] ??= { right: 0, wrong: 0, missed: 0 });
  let met = 0;
  await eachRow(opened.value, (row) => {
    const label = wanted.get(row.id);
    if (!label) return;
    met++;
    const found = reader.read(accountOf(row), row.text);
    const told = formOf(found);
    const ofForm = (confusion[label.form] ??= {});
    ofForm[told] = (ofForm[told] ?? 0) + 1;
    const right = found !== null && label.form !== 'none' && same(found, label, row.text);
    if (right) scoreOf(label.form).right++;
    if (found && !right) scoreOf(told).wrong++;
    if (label.form !== 'none' && !right) scoreOf(label.form).missed++;
    if (MISSES && (right ? false : found !== null || label.form !== 'none')) {
      console.error(
        `${file} ${row.id} ${accountOf(row)}: ${label.form} told as ${told} ${found?.signature ?? ''} | ${row.text.slice(-60)}`,
      );
    }
  });
  if (met !== wanted.size) throw new Error(`${file}: ${wanted.size - met} labelled rows are not in it`);
  return { confusion, scores };
}

const rate = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000);
const withRates = ({ right, wrong, missed }: Score) => ({
  right,
  wrong,
  missed,
  precision: rate(right, right + wrong),
  recall: rate(right, right + missed),
});

if (!existsSync(DATA)) {
  console.error(`There is no ${DATA}: the labelled posts are not here (LABELLED_DATA names another folder).`);
  process.exit(2);
}
const total: Record<string, Score> = {};
for (const file of new Set(labels.map((label) => label.file))) {
  const { confusion, scores } = await measure(file);
  console.error(`\n${file}`);
  console.table(confusion);
  console.table(Object.fromEntries(Object.entries(scores).map(([form, score]) => [form, withRates(score)])));
  for (const [form, { right, wrong, missed }] of Object.entries(scores)) {
    const sum = (total[form] ??= { right: 0, wrong: 0, missed: 0 });
    sum.right += right;
    sum.wrong += wrong;
    sum.missed += missed;
  }
}
const forms = Object.fromEntries(Object.entries(total).map(([form, score]) => [form, withRates(score)]));
const enough = Object.values(forms).every(
  ({ precision, recall }) => (precision ?? 1) >= NEEDED.precision && (recall ?? 1) >= NEEDED.recall,
);
console.log(JSON.stringify({ labels: labels.length, heldOut: HELD_OUT, forms, needed: NEEDED, enough }));
process.exit(enough ? 0 : 1);
