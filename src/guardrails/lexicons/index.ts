import { compileLexicons } from '../text/lexicon.ts';
import { ADVISE, BRAND, COMPARE, GUARANTEE, LEGAL, MEDICAL, PROFESSIONAL, PROMISE } from './counsel.ts';
import { CRISIS, DEATH, HARM, HEARSAY, LAUGH, QUIP, SORROW, SYMPATHY } from './gravity.ts';
import { INTERNAL, SENSITIVE } from './inside.ts';
import { ANGER, COURTESY, SCORN, TEMPER } from './manner.ts';
import { GROUP, INSULT, SLUR, SWEEPING, YOU } from './offence.ts';
import { POLITICS, RELIGION, STANCE } from './opinion.ts';
import { HOME, INTIMATE, MYSELF, SERVICE } from './private-life.ts';

const LEXICONS = [
  [ADVISE, BRAND, COMPARE, GUARANTEE, LEGAL, MEDICAL, PROFESSIONAL, PROMISE],
  [CRISIS, DEATH, HARM, HEARSAY, LAUGH, QUIP, SORROW, SYMPATHY],
  [INTERNAL, SENSITIVE],
  [ANGER, COURTESY, SCORN, TEMPER],
  [GROUP, INSULT, SLUR, SWEEPING, YOU],
  [POLITICS, RELIGION, STANCE],
  [HOME, INTIMATE, MYSELF, SERVICE],
].flat();

export type LexiconName = (typeof LEXICONS)[number]['name'];

/** Where the phrases of every lexicon stand in a text. */
export const matchWords = compileLexicons(LEXICONS);
