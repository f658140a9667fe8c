import type { OfficePostKind, TitleForm } from './schema.ts';
import type { Tenure } from './tenure.ts';

/** Words proposed when a holder changes: they leave by a click of the person in whose name they are, or not at all. */
export interface OfficePost {
  readonly tenureId: string;
  readonly kind: OfficePostKind;
  readonly body: string;
  readonly state: 'proposed' | 'published' | 'dismissed';
  readonly publicationId: string | null;
  readonly attempt: number;
}

/** The key of its publication: the same click twice makes one publication. */
export const publicationKey = ({ tenureId, kind, attempt }: Pick<OfficePost, 'tenureId' | 'kind' | 'attempt'>): string =>
  `office:${tenureId}:${kind}:${attempt}`;

/** Whether it may be published on the tenure's own days, which end with its right to speak. */
export const isOpen = (post: OfficePost, tenure: Tenure): boolean => post.state === 'proposed' && tenure.state === 'current';

export interface PostWords {
  readonly language: 'fr' | 'en';
  readonly name: string;
  /** As the signer bears it. */
  readonly title: string;
  readonly titleForm: TitleForm;
  readonly interim: boolean;
  /** The public name of the one who comes before or after, if he or she may be named; null otherwise. */
  readonly other: string | null;
  /** Farewell: the day of leaving in words. */
  readonly day: string;
}

/** Inside a sentence a title begins small, unless it begins with an abbreviation. */
const inSentence = (title: string): string => (/^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title);

/** Words of welcome and farewell, fullest first: the first that fits is proposed. */
export function proposals(kind: OfficePostKind, words: PostWords): readonly string[] {
  const title = inSentence(words.title);
  const { name, other, day, interim } = words;
  if (words.language === 'en') return kind === 'welcome' ? welcomeEn({ name, title, other, interim }) : farewellEn({ title, other, day });
  return kind === 'welcome' ? welcomeFr({ name, title, other, interim }) : farewellFr({ title, other, day });
}

interface Welcome {
  readonly name: string;
  readonly title: string;
  readonly other: string | null;
  readonly interim: boolean;
}
interface Farewell {
  readonly title: string;
  readonly other: string | null;
  readonly day: string;
}

function welcomeFr({ name, title, other, interim }: Welcome): string[] {
  const after = other === null ? '' : ` Merci à ${other}, qui vous répondait ici avant moi.`;
  const role = interim ? `j’assure l’intérim : ${title}` : `${title}`;
  return [
    `Bonjour, c’est ${name}, ${role}. À partir d’aujourd’hui, c’est moi qui vous écris et vous réponds sur ce compte.${after}`,
    `Bonjour, c’est ${name}, ${role}. À partir d’aujourd’hui, c’est moi qui vous réponds ici.`,
    `Bonjour, c’est ${name}. À partir d’aujourd’hui, c’est moi qui vous réponds ici.`,
  ];
}

function farewellFr({ title, other, day }: Farewell): string[] {
  const next = other === null ? 'Ce compte reste celui de la fonction : vos messages ne se perdent pas.' : `${other} prendra la suite ici.`;
  return [
    `Je quitte ma fonction (${title}) le ${day}. Merci pour vos questions, vos idées et vos critiques : elles ont compté. ${next}`,
    `Je quitte ma fonction le ${day}. Merci pour vos questions et vos idées. ${next}`,
    `Je quitte ma fonction le ${day}. Merci à vous.`,
  ];
}

function welcomeEn({ name, title, other, interim }: Welcome): string[] {
  const after = other === null ? '' : ` Thank you to ${other}, who answered you here before me.`;
  const role = interim ? `acting ${title}` : title;
  return [
    `Hello, this is ${name}, ${role}. From today I am the one who writes and answers on this account.${after}`,
    `Hello, this is ${name}, ${role}. From today I answer you here.`,
    `Hello, this is ${name}. From today I answer you here.`,
  ];
}

function farewellEn({ title, other, day }: Farewell): string[] {
  const next = other === null ? 'This account stays with the office: your messages will not be lost.' : `${other} takes over here.`;
  return [
    `I leave my office (${title}) on ${day}. Thank you for your questions, your ideas and your criticism: they counted. ${next}`,
    `I leave my office on ${day}. Thank you for your questions and ideas. ${next}`,
    `I leave my office on ${day}. Thank you.`,
  ];
}

/** The fullest words that `fits` takes; the shortest when none does, for a person to shorten. */
export const chooseWords = (choices: readonly string[], fits: (body: string) => boolean): string =>
  choices.find((body) => fits(body)) ?? choices.at(-1) ?? '';
