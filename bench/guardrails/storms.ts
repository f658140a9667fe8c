import { readFileSync } from 'node:fs';
import path from 'node:path';
import { evaluate, prepareContext } from '../../src/guardrails/index.ts';
import type { Voice } from '../../src/guardrails/index.ts';

interface Storm {
  readonly id: string;
  readonly subtle: boolean;
  readonly lang: 'fr' | 'en';
  readonly text: string;
  readonly in_reply_to?: { readonly text: string };
}

const FOLDER = path.resolve(import.meta.dirname, '../../test/labels/storms');

/** Drafts that would have started a storm: `first` was written before the rules, `second` with the rules frozen, `third` by another hand, of other kinds. */
export const readStorms = (set: 'first' | 'second' | 'third'): Storm[] =>
  readFileSync(path.join(FOLDER, `${set}.jsonl`), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Storm);

export interface StormScore {
  readonly drafts: number;
  readonly stopped: number;
  readonly subtle: number;
  readonly subtleStopped: number;
}

/** How many were paused or held for an *autonome* on an account of their language. */
export function scoreStorms(storms: readonly Storm[], voiceOf: (language: 'fr' | 'en') => Voice | null): StormScore {
  const score = { drafts: 0, stopped: 0, subtle: 0, subtleStopped: 0 };
  for (const { text, subtle, lang, in_reply_to: answered } of storms) {
    const context = prepareContext({
      draft: { text },
      account: { id: lang, voice: voiceOf(lang) },
      thread: answered ? { text: answered.text } : null,
    });
    const stopped = evaluate(context, 'autonomous').outcome === 'go' ? 0 : 1;
    score.drafts++;
    score.stopped += stopped;
    if (subtle) score.subtle++;
    if (subtle) score.subtleStopped += stopped;
  }
  return score;
}
