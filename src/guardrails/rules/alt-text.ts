import type { Context } from '../context.ts';
import { defineRule } from '../rule.ts';
import type { Found } from '../rule.ts';

function find({ draft, text }: Context): Found[] {
  const missing = draft.media.filter(({ alt }) => alt === null || alt.trim() === '').length;
  return missing === 0
    ? []
    : [{ level: 'pause', why: 'alt-text', values: { missing }, where: { start: text.original.length, end: text.original.length } }];
}

export const altText = defineRule({
  id: 'alt-text',
  level: 'pause',
  find,
  examples: {
    good: [{ draft: { text: 'Le nouveau quai', media: [{ alt: 'Un quai vide au matin' }] } }, { draft: { text: 'Le nouveau quai' } }],
    bad: [{ draft: { text: 'Le nouveau quai', media: [{ alt: null }] } }],
  },
});
