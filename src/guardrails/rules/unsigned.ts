import type { Context } from '../context.ts';
import { defineRule, say } from '../rule.ts';
import type { Found } from '../rule.ts';
import { foldPlain } from '../text/fold.ts';

function find({ text, account }: Context): Found[] {
  const { signature } = account;
  if (!signature || text.folded.includes(foldPlain(signature))) return [];
  return [{ level: 'note', why: 'unsigned', values: { signature }, where: { start: text.original.length, end: text.original.length } }];
}

export const unsigned = defineRule({
  id: 'unsigned',
  level: 'note',
  find,
  examples: {
    good: [{ draft: { text: 'Bonne journée. Inès' }, account: { id: 'a', signature: 'Inès' } }, say('Bonne journée.')],
    bad: [{ draft: { text: 'Bonne journée.' }, account: { id: 'a', signature: '^IN' } }],
  },
});
