/** The language that words seem to be in, by their smallest words. A guess, proposed and never taken by itself. */

/** Words that stand in every second sentence of a language, and seldom in another. */
const SMALL: Readonly<Record<string, string>> = {
  fr: 'le la les des du un une est et en au aux pour dans sur avec vous nous pas ce cette qui que ne se sont votre notre vos ou où par plus été',
  en: 'the and of to is are in on for with you your we our this that be will not from at have has it or by as please',
  de: 'der die das und ist nicht ein eine mit für auf von zu im den dem wir sie ihr bitte werden wird sind auch bei aus',
  es: 'el la los las de del y es en un una por para con no que se su sus al está son más como le nuestro usted',
  it: 'il lo la gli le di del della e è un una per con non che si sono alla nel dal più questo vi',
  pt: 'o a os as de do da dos das e é em um uma por para com não que se na no ao mais está são você',
  nl: 'de het een en is van in op te voor met niet dat zijn wordt u we bij aan ook naar door',
};
/** Signs that no language beside it writes. */
const SIGNS: readonly (readonly [string, RegExp])[] = [
  ['ar', /\p{Script=Arabic}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
];
const KNOWN = Object.entries(SMALL).map(([language, words]) => [language, new Set(words.split(' '))] as const);

/** So few small words say nothing. */
const FEWEST = 3;
/** As often as any other language, times this. */
const CLEARLY = 1.5;
const LOOKED_AT = 2_000;

/** BCP 47; null when it cannot be told. */
export function guessLanguage(text: string): string | null {
  const words = text
    .slice(0, LOOKED_AT)
    .replaceAll(/https?:\/\/\S+|[@#][\p{L}\p{N}_.@-]+/gu, ' ')
    .toLowerCase();
  const letters = words.match(/\p{L}/gu)?.length ?? 0;
  for (const [language, signs] of SIGNS) if ((words.match(signs)?.length ?? 0) > letters / 3 && letters > 5) return language;
  const all = words.match(/\p{L}+/gu) ?? [];
  const counts = KNOWN.map(([language, small]) => ({ language, count: all.filter((word) => small.has(word)).length })).toSorted(
    (one, other) => other.count - one.count,
  );
  const [best, second] = counts;
  if (best === undefined || best.count < FEWEST || best.count < CLEARLY * (second?.count ?? 0)) return null;
  return best.language;
}
