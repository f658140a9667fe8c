/** The two mornings that a demonstration remembers: who said what to whom, how long after. Invented from end to end. */
import type { PictureName } from '../networks/practice/index.ts';

export const COLLEAGUES = ['Maud', 'Inès', 'Karim', 'Solène', 'Thomas'] as const;
/** Somebody of the team, by the name that the public reads. */
export type Colleague = (typeof COLLEAGUES)[number];

export type DemonstrationAccount = 'ligne4' | 'clients.ligne4' | 'direction.ligne4';

/** The character of the line's clients, whose name stands before that of the colleague behind it: `Léonie/Solène`. */
export const CHARACTER = { name: 'Léonie', agreement: 'feminine', behind: 'people' } as const;

/**
 * One post after another: who (the correspondent, a colleague, one behind the character, or another person's handle), how many minutes
 * later, what.
 */
export type Turn = readonly [
  who: 'them' | Colleague | `${typeof CHARACTER.name}/${Colleague}` | `@${string}`,
  minutes: number,
  text: string,
];

/**
 * When a thread began: `yesterday` and `today` count minutes from 6 in the morning in the organisation's zone, `ago` minutes before
 * the demonstration is made.
 */
export type Start = { readonly yesterday: number } | { readonly today: number } | { readonly ago: number };

export interface Thread {
  readonly start: Start;
  /** Handle of who begins. */
  readonly by: string;
  readonly account: DemonstrationAccount;
  readonly text: string;
  readonly language?: 'fr' | 'en' | 'ar';
  readonly pictures?: readonly { readonly name: PictureName; readonly alt: string }[];
  readonly turns: readonly Turn[];
  /** What the team did of it: an answered thread that was closed, or one that a colleague holds now. Open otherwise. */
  readonly closedBy?: Colleague;
  readonly takenBy?: Colleague;
  /** What that colleague answers in the end, and how many minutes after the first visitor came. */
  readonly answer?: { readonly after: number; readonly text: string };
  /** What that colleague has answered, and a second pair of eyes has yet to read. */
  readonly holds?: string;
  readonly note?: { readonly by: Colleague; readonly text: string };
}

/** People of these mornings who are not of the practice network's script. */
export const PASSERS_BY: Readonly<Record<string, string>> = {
  'jean.mathurin': 'Jean Mathurin',
  'lila.etc': 'Lila, etc.',
  'nora.benali': 'Nora Benali',
  pascal_tgv: 'Pascal',
  'emma.louvet': 'Emma Louvet',
  'famille.roux': 'Les Roux',
  'dr.simonet': 'Hélène Simonet',
  'zoe.zigzag': 'Zoé Zigzag',
  'malik.o': 'Malik O.',
  'agathe.fleurs': 'Agathe, fleurs & train',
  'ben.harrow': 'Ben Harrow',
  'lourdes.m': 'Lourdes Mora',
  'margaux.dlr': 'Margaux Delarue',
};
