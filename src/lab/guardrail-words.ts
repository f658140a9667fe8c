import type { Finding } from '../guardrails/index.ts';
import { FINDINGS_IN_ENGLISH, FINDINGS_IN_FRENCH } from '../guardrails/sentences/index.ts';
import type { FindingSentences } from '../guardrails/sentences/index.ts';

export type LabLanguage = 'fr' | 'en';

const SENTENCES: Readonly<Record<LabLanguage, FindingSentences>> = { fr: FINDINGS_IN_FRENCH, en: FINDINGS_IN_ENGLISH };

/** A finding in the words of a language, the interface's own, for who reads a terminal. */
export function sayFinding({ why, values }: Finding, language: LabLanguage): { why: string; whatToDo: string } {
  const sentences = SENTENCES[language];
  const sentence = sentences.why[why].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  return { why: sentence, whatToDo: sentences.todo[why] };
}
