const PARTICLES = new Set(['de', 'du', 'des', 'd', 'la', 'le', 'van', 'von', 'der', 'den', 'di', 'da', 'el', 'al', 'ben', 'ter', 'ten']);
const LONGEST = 4;
/** Names written in these scripts put the family first: 王小明 is Xiaoming of the Wangs. */
const FAMILY_FIRST = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** The Arabic article, written together with its word; a name of its two letters alone is a name. */
const ARABIC_ARTICLE = /^ال(?=.{2})/u;
const PROPOSALS = 6;

/**
 * What stands for a name at the end of a message: `Jean-Pierre de La Tour` → `JPT`, `محمد العلي` → `مع`, 小明 王 → `王小`; four letters at
 * most, `IN` (for *inconnu*) when the names have no letter at all.
 */
export function initialsOf(givenName: string, familyName: string): string {
  const [given, family] = [wordsOf(givenName), withoutParticles(wordsOf(familyName))];
  const familyFirst = FAMILY_FIRST.test(given[0] ?? '') && FAMILY_FIRST.test(family[0] ?? '');
  const words = familyFirst ? [...family, ...given] : [...given, ...family];
  return (
    words
      .map((word) => lettersOf(word, 1))
      .slice(0, LONGEST)
      .join('') || 'IN'
  );
}

/** `wanted`, or `wanted` followed by the first number from 2 that makes it distinct from `taken`: `IN`, `IN2`, `IN3`. */
export function distinctInitials(wanted: string, taken: Iterable<string>): string {
  const used = foldAll(taken);
  let candidate = wanted;
  for (let number = 2; used.has(fold(candidate)); number += 1) candidate = `${wanted}${number}`;
  return candidate;
}

/**
 * Initials that nobody has, for somebody to choose from: 3 to 6 of them, letters before numbers. For Inès Navarro when `IN` is taken:
 * `INA`, `INN`, `INE`, `INAV`, `IN2`.
 */
export function proposeInitials(givenName: string, familyName: string, taken: Iterable<string>): string[] {
  const used = foldAll(taken);
  const usual = initialsOf(givenName, familyName);
  const [given = '', family = ''] = [wordsOf(givenName)[0], withoutParticles(wordsOf(familyName))[0]];
  const first = lettersOf(given, 1);
  const letters = [
    usual,
    first + lettersOf(family, 2),
    lettersOf(given, 2) + lettersOf(family, 1),
    lettersOf(given, 3),
    first + lettersOf(family, 3),
    lettersOf(given, 2) + lettersOf(family, 2),
  ];
  const free = new Map<string, string>();
  const offer = (candidate: string): void => {
    if (candidate !== '' && !used.has(fold(candidate)) && !free.has(fold(candidate))) free.set(fold(candidate), candidate);
  };
  for (const candidate of letters) offer(candidate);
  for (let number = 2; free.size < 3 || (number === 2 && free.size < PROPOSALS); number += 1) offer(`${usual}${number}`);
  return [...free.values()].slice(0, PROPOSALS);
}

const fold = (initials: string): string => initials.normalize('NFC').toLowerCase();
const foldAll = (many: Iterable<string>): Set<string> => new Set(Array.from(many, fold));

const wordsOf = (name: string): string[] => name.normalize('NFC').match(/[\p{L}\p{M}\u200c\u200d]+/gu) ?? [];

function withoutParticles(words: string[]): string[] {
  const main = words.filter((word) => !PARTICLES.has(word.toLowerCase()));
  return main.length > 0 ? main : words;
}

/** The first `count` letters of a word as a reader counts them, the first in capitals, one letter each: `ß` is `S`, not `SS`. */
function lettersOf(word: string, count: number): string {
  const graphemes = Array.from(new Intl.Segmenter('fr').segment(word.replace(ARABIC_ARTICLE, '')), ({ segment }) => segment);
  return graphemes
    .slice(0, count)
    .map((grapheme) => {
      const capital = grapheme.toLocaleUpperCase('fr');
      return grapheme.length === 1 && capital.length > 1 ? capital.slice(0, 1) : capital;
    })
    .join('');
}
