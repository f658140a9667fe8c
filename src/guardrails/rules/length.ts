import type { Context } from '../context.ts';
import { defineRule, say } from '../rule.ts';
import type { Found } from '../rule.ts';

/** What is too long to be read whole is not let through unread. */
function find({ text }: Context): Found[] {
  return text.cut ? [{ level: 'hold', why: 'length', where: { start: text.original.length, end: text.original.length }, firm: true }] : [];
}

export const length = defineRule({
  id: 'length',
  level: 'hold',
  find,
  examples: { good: [say('Bonne journée.'), say('😂'.repeat(10_000))], bad: [say('a '.repeat(10_001))] },
});
