import type { Context } from '../context.ts';
import { defineRule } from '../rule.ts';
import type { Found } from '../rule.ts';
import { foldPlain } from '../text/fold.ts';

/** So many words in a row are no chance. */
const RUN = 6;
const MOST_TEXTS = 50;

const wordsOf = (text: string): string[] => foldPlain(text).match(/[\p{L}\p{N}]+/gu) ?? [];

function runsOf(text: string): string[] {
  const words = wordsOf(text);
  return Array.from({ length: Math.max(0, words.length - RUN + 1) }, (_, at) => words.slice(at, at + RUN).join(' '));
}

/** Words of a private message in what everybody will read, unless the same person wrote them in what is answered too. */
function find({ text, thread, draft }: Context): Found[] {
  const texts = thread?.privateTexts ?? [];
  if (draft.visibility === 'private' || texts.length === 0 || text.tokens.length < RUN) return [];
  const runs = new Set(texts.slice(-MOST_TEXTS).flatMap(runsOf));
  for (const told of runsOf(thread?.text ?? '')) runs.delete(told);
  for (let at = 0; at + RUN <= text.tokens.length; at++) {
    const run = text.tokens.slice(at, at + RUN);
    if (!runs.has(run.map(({ word }) => word).join(' '))) continue;
    return [{ level: 'hold', why: 'private-text', where: text.span(run[0]!.start, run.at(-1)!.end) }];
  }
  return [];
}

const privateTexts = ['Je suis hospitalisée depuis lundi et je ne peux plus venir au guichet.'];

export const privateText = defineRule({
  id: 'private-text',
  level: 'hold',
  find,
  examples: {
    good: [
      { draft: { text: 'Bonjour, nous vous avons répondu en privé.' }, thread: { text: 'Alors ?', privateTexts } },
      {
        draft: { text: 'Vous dites : « Je suis hospitalisée depuis lundi et je ne peux plus venir » : nous passerons.' },
        thread: { text: privateTexts[0]!, privateTexts },
      },
    ],
    bad: [
      {
        draft: { text: 'Vous écrivez « je suis hospitalisée depuis lundi et je ne peux plus venir » : nous passerons.' },
        thread: { text: 'Alors ?', privateTexts },
      },
    ],
  },
});
