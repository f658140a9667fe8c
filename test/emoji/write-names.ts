/**
 * Makes web/words/emoji/names.tsv of a folder of emojibase-data (npm pack emojibase-data, unpacked): of 49 MB of all languages what the chooser
 * reads, in French and English.
 * Usage: node test/emoji/write-names.ts <folder> > web/words/emoji/names.tsv
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { toned } from '../../web/words/emoji/toned.ts';

interface Entry {
  readonly hexcode: string;
  readonly emoji: string;
  readonly label: string;
  readonly tags?: readonly string[];
  readonly group?: number;
  readonly order?: number;
  readonly version: number;
  readonly skins?: readonly { readonly emoji: string; readonly tone: number | readonly number[] }[];
}

/** What is younger is an empty square on many a machine. */
const NEWEST = 15.1;
/** Parts of others. */
const COMPONENTS = 2;
const MOST_TAGS = 16;

const [, , folder = ''] = process.argv;
const read = <Value>(file: string): Value => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Value;
const french = new Map(read<Entry[]>('fr/data.json').map((one) => [one.hexcode, one]));
const { version } = read<{ version: string }>('package.json');

const rows = read<Entry[]>('en/data.json')
  .filter(({ group, version: since }) => group !== undefined && group !== COMPONENTS && since <= NEWEST)
  .toSorted((one, other) => (one.order ?? 0) - (other.order ?? 0))
  .map((one) => {
    const other = french.get(one.hexcode) ?? one;
    const words = ({ tags = [], label }: Entry) =>
      tags
        .filter((tag) => tag !== label)
        .slice(0, MOST_TAGS)
        .join(',');
    return [recommended(one.emoji), one.group, toneOf(one), other.label, words(other), one.label, words(one)]
      .map((cell) => String(cell).replaceAll(/\s/gu, ' '))
      .join('\t');
  });
process.stdout.write(
  `# emojibase-data ${version}, https://github.com/milesj/emojibase (MIT), names of Unicode CLDR (Unicode License v3); made by test/emoji/write-names.ts\n${rows.join('\n')}\n`,
);

/** As Unicode recommends it for interchange: what is a picture by itself is not told to be one. */
function recommended(emoji: string): string {
  return emoji.replaceAll(/(\p{Emoji_Presentation})\uFE0F/gu, '$1');
}

/** How many people in it take a tone of skin: one, two; nothing when it has none, or not by that rule. */
function toneOf(entry: Entry): '' | 1 | 2 {
  const skins = (entry.skins ?? []).filter(({ tone }) => typeof tone === 'number');
  const follows = (people: 1 | 2) =>
    skins.length === 5 && skins.every(({ emoji, tone }) => toned(entry.emoji, people, Number(tone)) === emoji);
  return follows(1) ? 1 : follows(2) ? 2 : '';
}
