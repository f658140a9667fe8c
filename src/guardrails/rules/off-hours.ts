import type { Context } from '../context.ts';
import { defineRule, say, whole } from '../rule.ts';
import type { Found } from '../rule.ts';

function find({ text, moment }: Context): Found[] {
  return moment.hours === 'off' ? [{ level: 'note', why: 'off-hours', where: whole(text) }] : [];
}

export const offHours = defineRule({
  id: 'off-hours',
  level: 'note',
  find,
  examples: {
    good: [{ draft: { text: 'Bonne journée.' }, moment: { at: 0, hours: 'open' } }, say('Bonne nuit.')],
    bad: [{ draft: { text: 'Bonne nuit.' }, moment: { at: 0, hours: 'off' } }],
  },
});
