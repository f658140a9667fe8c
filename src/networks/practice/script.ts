/** Who speaks up next, about what, and how often. Pure: chance and the clock are given. */
import { CAST } from './cast.ts';
import type { Character } from './cast.ts';
import type { Reserve, Word } from './character.ts';
import type { Opening } from './opening.ts';
import { ENGLISH_OPENINGS } from './openings-english.ts';
import { LETTER_OPENINGS } from './openings-letters.ts';
import { LOST_OPENINGS } from './openings-lost.ts';
import { STATION_OPENINGS } from './openings-stations.ts';
import { TRAIN_OPENINGS } from './openings-trains.ts';
import { VOICE_OPENINGS } from './openings-voices.ts';
import { phrasesFor } from './phrases.ts';

export const OPENINGS: readonly Opening[] = [
  ...TRAIN_OPENINGS,
  ...STATION_OPENINGS,
  ...LOST_OPENINGS,
  ...LETTER_OPENINGS,
  ...VOICE_OPENINGS,
  ...ENGLISH_OPENINGS,
];

/** Stories that were begun elsewhere, by language: their author has nothing more in store than thanks. */
const BEGUN = (['fr', 'en', 'ar'] as const).map((language): Opening => ({ id: begunIn(language), language, text: '', details: [] }));

/** The opening of a story that was begun elsewhere. */
export function begunIn(language: Opening['language']): string {
  return `begun-${language}`;
}

const byId = new Map([...OPENINGS, ...BEGUN].map((opening) => [opening.id, opening]));
export const openingOf = (id: string): Opening | null => byId.get(id) ?? null;

/** Storylines that go on at once in one network, at most: beyond, nobody new speaks up. */
export const MAXIMUM_STORYLINES = 30;
/** An opening is not told again before this many others. */
export const TOLD_MEMORY = 45;

const pick = <Item>(items: readonly Item[], random: () => number): Item | null =>
  items[Math.min(items.length - 1, Math.floor(random() * items.length))] ?? null;

/** An opening that was not told lately, and a character free to tell it; null when all are busy. */
export function chooseOpening(
  told: readonly string[],
  busy: ReadonlySet<string>,
  random: () => number,
): { opening: Opening; character: Character } | null {
  const recent = new Set(told.slice(-TOLD_MEMORY));
  const choices = OPENINGS.filter((opening) => !recent.has(opening.id)).flatMap((opening) => {
    const tellers = CAST.filter((character) => suits(character, opening) && !busy.has(character.handle));
    return tellers.length > 0 ? [{ opening, tellers }] : [];
  });
  const choice = pick(choices, random);
  const character = choice && pick(choice.tellers, random);
  return choice && character ? { opening: choice.opening, character } : null;
}

const suits = (character: Character, opening: Opening): boolean =>
  opening.by ? opening.by.includes(character.handle) : character.ordinary && character.language === opening.language;

export const reserveOf = (opening: Opening): Reserve => ({
  details: opening.details.length,
  question: opening.question !== undefined,
  amendment: opening.amended !== undefined,
  retracts: opening.retracts === true,
});

/** A text of the script, said to the account of `handle`. */
export const address = (text: string, handle: string): string => text.replaceAll('{@}', `@${handle}`);

/** What a character says at a moment of its storyline; null when the script has nothing left. */
export function wordsFor(
  word: Word,
  { opening, character, detailsGiven, nudges }: { opening: Opening; character: Character; detailsGiven: number; nudges: number },
  random: () => number,
): string | null {
  if (word === 'detail') return opening.details[detailsGiven] ?? null;
  if (word === 'question') return opening.question ?? null;
  if (word === 'thanks' && opening.thanks !== undefined) return opening.thanks;
  if (word === 'nudge' && nudges === 0 && opening.nudge !== undefined) return opening.nudge;
  return pick(phrasesFor(opening.language, character.temperament, word), random);
}

/** Whether an answer asks something back: the punctuation of the three languages. */
export const asksSomething = (text: string): boolean => /[?؟]/u.test(text.replace(/https?:\/\/\S+/g, ''));

/** Seconds until somebody new speaks up, by the minutes since the team last did something here: a network that nobody answers calms down. */
export function pause(quietMinutes: number, random: () => number): number {
  const [low, high] = PACES.find((pace) => quietMinutes < pace.until)?.seconds ?? [1_800, 3_600];
  return low + (high - low) * random();
}

const PACES: readonly { until: number; seconds: readonly [number, number] }[] = [
  { until: 15, seconds: [20, 40] },
  { until: 60, seconds: [60, 120] },
  { until: 240, seconds: [240, 480] },
];
