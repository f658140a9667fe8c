import type { Token } from './tokens.ts';

export type Language = 'fr' | 'en';

const FRENCH = new Set(
  `le la les un une des du de au aux et est sont ce cette ces il elle ils elles nous vous je tu on que qui ne pas plus pour par sur dans avec votre vos
  notre nos mon ma mes son sa ses se si mais ou donc etre avoir fait faire tres bien bonjour bonsoir merci suis avez etes sera ont ete vers chez aussi
  tout tous toute meme deja encore y en d l j c n s m t qu a`.split(/\s+/),
);
const ENGLISH = new Set(
  `the a an and is are was were be been this that these those he she they we you i it of to in on at for with from by not no your our my his her their
  will would can could should have has had do does did please thanks thank hello hi sorry what when where how who us if but or so as all any just
  about there here out up get got let know more s m re ll ve don t`.split(/\s+/),
);

/** French or English, by the small words; null where too few tell. */
export function detectLanguage(tokens: readonly Token[]): Language | null {
  let french = 0;
  let english = 0;
  const most = Math.min(tokens.length, 300);
  for (let at = 0; at < most; at++) {
    const { word } = tokens[at]!;
    const [isFrench, isEnglish] = [FRENCH.has(word), ENGLISH.has(word)];
    if (isFrench && !isEnglish) french += word.length > 1 ? 1 : 0.5;
    if (isEnglish && !isFrench) english += word.length > 1 ? 1 : 0.5;
  }
  if (french >= 1.5 && french >= 2 * english) return 'fr';
  if (english >= 1.5 && english >= 2 * french) return 'en';
  return null;
}

/** `fr-CA` is French; what is neither is nobody's. */
export function asLanguage(tag: string | null | undefined): Language | null {
  const base = tag?.toLowerCase().split(/[-_]/)[0];
  return base === 'fr' || base === 'en' ? base : null;
}
