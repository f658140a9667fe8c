import type { Level } from './finding.ts';
import { foldPlain } from './text/fold.ts';

/** A word or phrase that an organisation does not want to read in its messages. */
export interface OwnWord {
  readonly word: string;
  readonly level: Level;
  /** Why, in the organisation's own words; shown to the author. */
  readonly reason?: string;
  /** False: found as it is written alone, and not in its other forms. */
  readonly inflected?: boolean;
}

const VOWEL = /[aeiouy]$/;

/** Folded forms of a folded word in French and English: plural, feminine, regular verbs. Some exist in neither language, and match nothing. */
export function inflect(word: string): ReadonlySet<string> {
  const plain = foldPlain(word);
  const forms = new Set([plain]);
  const add = (...more: string[]): void => more.forEach((form) => forms.add(form));
  const cut = (count: number): string => plain.slice(0, plain.length - count);
  if (plain.length < 3) return forms;
  add(`${plain}s`, `${plain}e`, `${plain}es`, `${plain}x`, `${plain}'s`);
  if (plain.endsWith('al')) add(`${cut(1)}ux`);
  if (plain.endsWith('ail')) add(`${cut(2)}ux`);
  if (/(?:s|x|z|ch|sh)$/.test(plain)) add(`${plain}es`);
  if (/[^aeiou]y$/.test(plain)) add(`${cut(1)}ies`, `${cut(1)}ied`, `${cut(1)}ier`);
  if (/[nlt]$/.test(plain)) add(`${plain}${plain.at(-1)}e`, `${plain}${plain.at(-1)}es`);
  if (plain.endsWith('eur')) add(`${cut(1)}se`, `${cut(1)}ses`, `${cut(3)}rice`, `${cut(3)}rices`);
  if (plain.endsWith('eux')) add(`${cut(1)}se`, `${cut(1)}ses`);
  if (plain.endsWith('if')) add(`${cut(1)}ve`, `${cut(1)}ves`);
  if (plain.endsWith('er'))
    addFrench(
      add,
      cut(2),
      'e es ent ez ons ai as a ais ait ions iez aient era erai eras erons erez eront erait ant ante antes ants ee ees es',
    );
  if (plain.endsWith('ir'))
    addFrench(add, cut(2), 'is it issons issez issent issais issait irai iras ira irons irez iront issant i ie ies');
  if (plain.endsWith('re')) addFrench(add, cut(2), 's t ons ez ent ais ait ra rai ras rons rez ront ant u ue us ues');
  const stem = plain.endsWith('e') ? cut(1) : plain;
  add(`${stem}ed`, `${stem}ing`, `${stem}er`, `${stem}ers`, `${stem}est`, `${plain}ly`);
  if (/[^aeiou][aeiou][bdgklmnprt]$/.test(plain) && !VOWEL.test(plain))
    add(`${plain}${plain.at(-1)}ed`, `${plain}${plain.at(-1)}ing`, `${plain}${plain.at(-1)}er`);
  return forms;
}

function addFrench(add: (...forms: string[]) => void, stem: string, endings: string): void {
  for (const ending of endings.split(' ')) add(stem + ending);
  // Infinitives that soften their last letter: nous mangeons, nous lançons.
  if (stem.endsWith('g')) add(`${stem}eons`, `${stem}eait`, `${stem}eant`);
}
