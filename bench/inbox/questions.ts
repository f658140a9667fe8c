import { dice } from './measure.ts';
import { englishWords, frenchWords } from './words.ts';

const HYPHENS = ['haut-parleur', 'semi-direct', 'rendez-vous', 'week-end', 'procès-verbal', 'Haut-Parleurs', "c'est-à-dire"];
const ELISIONS = ["aujourd'hui", 'aujourd’hui', "l'ascenseur", 'd’accès', "s'arrête", "qu'elle", "d'aujourd'hui"];
const NUMBERS = ['14:05', '12,50', 'TGV-8412', '8412', 'n°12', '2026-11-22', '+33612345678', '12'];
const ADDRESSES = [
  'contact@lignes.example',
  'j.martin@example.org',
  'https://lignes.example/horaires?ligne=12',
  'lignes.example',
  'lignes.example/info',
];
const ACCENTS = ['annonce', 'SUPPRIME', 'a', 'perturbe', 'controleur', 'velo', 'hôpital', 'DÉPART', 'medecin', 'fauteuil'];
const PHRASES = [
  '"de la"',
  '"est pas"',
  '"bus de remplacement"',
  '« le haut-parleur »',
  '"bonjour vous"',
  '"retard ligne"',
  '"gare du nord"',
];
const EXCLUDED = ['-train', '-pas', '-haut-parleur', '-"de la"', "-aujourd'hui", '-en -un', '-"retard ligne"'];

/** 150 questions of two words of each kind: by how frequent the words are, then every other sort of word beside a frequent and a rare one. */
export function questionsByKind(): Record<string, string[]> {
  const random = dice(11);
  const draw = (words: readonly string[], from: number, to: number) =>
    words[Math.min(words.length - 1, Math.floor(from + random() * (to - from)))]!;
  // Two of the most frequent words of two languages stand in no message together: nobody asks that.
  const language = () => (random() < 0.67 ? frenchWords() : englishWords());
  const many = (ask: () => string): string[] => Array.from({ length: 150 }, ask);
  const ranks = (a: readonly [number, number], b: readonly [number, number]) =>
    many(() => {
      const words = language();
      return `${draw(words, ...a)} ${draw(words, ...b)}`;
    });
  const french = frenchWords();
  const beside = (list: readonly string[]) =>
    many(() => `${draw(list, 0, list.length)} ${random() < 0.6 ? draw(french, 0, 25) : draw(french, 1_000, 4_000)}`);
  const [frequent, middling, rare] = [[0, 25] as const, [60, 160] as const, [1_000, 4_000] as const];
  return {
    'frequent and frequent': ranks(frequent, frequent),
    'frequent and middling': ranks(frequent, middling),
    'middling and middling': ranks(middling, middling),
    'frequent and rare': ranks(frequent, rare),
    'rare and rare': ranks(rare, rare),
    hyphens: beside(HYPHENS),
    'two with hyphens': many(() => `${draw(HYPHENS, 0, HYPHENS.length)} ${draw(HYPHENS, 0, HYPHENS.length)}`),
    elisions: beside(ELISIONS),
    numbers: beside(NUMBERS),
    addresses: beside(ADDRESSES),
    accents: beside(ACCENTS),
    phrases: beside(PHRASES),
    excluded: beside(EXCLUDED),
  };
}
