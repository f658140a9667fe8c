import type { Finding, RuleId } from '../guardrails/index.ts';
import type { WhatToDoSentences, WhySentences } from './guardrail-sentences.ts';
import { WHY_IN_ENGLISH, WHAT_TO_DO_IN_ENGLISH } from './guardrail-words-en.ts';
import { WHY_IN_FRENCH, WHAT_TO_DO_IN_FRENCH } from './guardrail-words-fr.ts';

export type LabLanguage = 'fr' | 'en';

const WORDS: Readonly<Record<LabLanguage, { why: WhySentences; whatToDo: WhatToDoSentences }>> = {
  fr: { why: WHY_IN_FRENCH, whatToDo: WHAT_TO_DO_IN_FRENCH },
  en: { why: WHY_IN_ENGLISH, whatToDo: WHAT_TO_DO_IN_ENGLISH },
};

/** A finding in the words of a language, for who reads a terminal. */
export function sayFinding({ rule, why, values }: Finding, language: LabLanguage): { why: string; whatToDo: string } {
  const words = WORDS[language];
  const sentence = words.why[why].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
  return { why: sentence, whatToDo: words.whatToDo[rule as RuleId] };
}
