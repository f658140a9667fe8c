/** The recogniser on real accounts made strange: other names, other marks, none, a brand under everything, short pasts. Needs ../shared/data. */
import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { createClock, createSignatureLearner, openHistory } from '../src/signatures/history/index.ts';
import type { FoundSignature } from '../src/signatures/history/index.ts';

const DATA = process.env['LABELLED_DATA'] ?? path.resolve(import.meta.dirname, '../../shared/data');
const FILES = ['fr_rerb.csv', 'fr_ratp_lines.csv', 'twcs.csv'];
/** Names that nobody bears, so that no list can know them. */
const INVENTED = [
  'Zorblax',
  'Quentyl',
  'Mivane',
  'Tarlo',
  'Brunax',
  'Kelvo',
  'Odrane',
  'Pimsel',
  'Wexil',
  'Nurbo',
  'Vorny',
  'Drovin',
  'Sulka',
];
const LEAST_ROWS = 5;

interface Post {
  readonly text: string;
  readonly local: number | null;
}

/** A post made strange, and the signature that it now bears. */
interface Strange extends Post {
  readonly wanted: string | null;
}

type Strain = (text: string, found: FoundSignature | null, name: string) => { text: string; wanted: string | null };

const clock = createClock('Europe/Paris');
const plain = (signature: string | null | undefined): string => signature?.replace(/\.$/, '') ?? '';
const without = (text: string, found: FoundSignature | null): string =>
  found ? `${text.slice(0, found.start).trimEnd()}${text.slice(found.end)}` : text;
const signWith =
  (mark: string): Strain =>
  (text, found, name) =>
    found
      ? { text: `${text.slice(0, found.start).trimEnd()} ${mark}${name}${text.slice(found.end)}`, wanted: `${mark}${name}`.trim() }
      : { text, wanted: null };
const endWith =
  (last: string): Strain =>
  (text, found) => ({ text: `${without(text, found)} ${last}`, wanted: null });

const strains: Record<string, Strain> = {
  'names that nobody bears': signWith(''),
  'behind a caret': signWith('^'),
  'behind a hyphen': signWith('-'),
  'behind a long dash': signWith('— '),
  'behind a star': signWith('*'),
  'on a line of their own': signWith('\n'),
  'nobody signs': (text, found) => ({ text: without(text, found), wanted: null }),
  'a brand ends all': endWith('Transvalia.'),
  'a brand behind a hyphen ends all': endWith('- Transvalia'),
  'a hashtag ends all': endWith('#Transvalia'),
  'an unknown closing word ends all': endWith('Hyvästi.'),
};

function read(posts: readonly Post[]): (text: string) => FoundSignature | null {
  const learner = createSignatureLearner();
  for (const { text, local } of posts) learner.add('', text, local);
  const reader = learner.learn();
  return (text) => reader.read('', text);
}

async function readAccounts(): Promise<Post[][]> {
  const accounts = new Map<string, Post[]>();
  for (const file of FILES) {
    const opened = await openHistory(() => createReadStream(path.join(DATA, file)), { zone: 'Europe/Paris' });
    if (!opened.ok) throw new Error(`${file}: ${opened.error.kind}`);
    for await (const batch of opened.value.read().batches) {
      for (const { account, author, inbound, text, at } of batch) {
        if (inbound === true) continue;
        const key = `${file} ${account ?? author ?? ''}`;
        const posts = accounts.get(key) ?? [];
        posts.push({ text, local: at === null ? null : at + clock.offset(at) });
        accounts.set(key, posts);
      }
    }
  }
  return [...accounts.values()].filter((posts) => posts.length >= LEAST_ROWS);
}

interface Score {
  right: number;
  wrong: number;
  missed: number;
}

function score(posts: readonly Strange[], total: Score): void {
  const told = read(posts);
  for (const { text, wanted } of posts) {
    const [said, truth] = [plain(told(text)?.signature), plain(wanted)];
    if (said === truth) total.right += truth === '' ? 0 : 1;
    else {
      if (said !== '') total.wrong++;
      if (truth !== '') total.missed++;
    }
  }
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000);

if (!existsSync(DATA)) {
  console.error(`There is no ${DATA}: the real accounts are not here (LABELLED_DATA names another folder).`);
  process.exit(2);
}
const accounts = (await readAccounts()).map((posts) => ({ posts, told: read(posts) }));
const figures: Record<string, Score & { precision: number | null; recall: number | null }> = {};
const put = (name: string, total: Score) => {
  figures[name] = {
    ...total,
    precision: share(total.right, total.right + total.wrong),
    recall: share(total.right, total.right + total.missed),
  };
};
for (const [name, strain] of Object.entries(strains)) {
  const total: Score = { right: 0, wrong: 0, missed: 0 };
  for (const { posts, told } of accounts) {
    const names = new Map<string, string>();
    const nameOf = (author: string): string => {
      if (!names.has(author)) names.set(author, INVENTED[names.size % INVENTED.length] ?? '');
      return names.get(author) ?? '';
    };
    const strange = posts.map(({ text, local }) => {
      const found = told(text);
      const { text: made, wanted } = strain(text, found, found ? nameOf(found.author) : '');
      return { text: made, local, wanted };
    });
    score(strange, total);
  }
  put(name, total);
}
for (const size of [20, 50, 200]) {
  const total: Score = { right: 0, wrong: 0, missed: 0 };
  for (const { posts, told } of accounts) {
    for (let from = 0; from + size <= Math.min(posts.length, size * 30); from += size) {
      score(
        posts.slice(from, from + size).map(({ text, local }) => ({ text, local, wanted: told(text)?.signature ?? null })),
        total,
      );
    }
  }
  put(`pasts of ${size} posts, against the whole`, total);
}
console.table(figures);
console.log(JSON.stringify({ accounts: accounts.length, figures }));
