import type { Context } from '../context.ts';
import { answer, defineRule, say } from '../rule.ts';
import type { Found } from '../rule.ts';

const SOON_MS = 15 * 60_000;

function find({ text, moment }: Context): Found[] {
  const found: Found[] = [];
  const promise = text.hits('promise')[0];
  if (promise) {
    const closing = moment.at !== null && (moment.closesAt ?? Infinity) - moment.at < SOON_MS;
    if (moment.hours === 'off' || closing) found.push({ level: 'pause', why: 'promise.hours', where: text.spanOf(promise) });
  }
  const guarantee = text.hits('guarantee')[0];
  if (guarantee) found.push({ level: 'note', why: 'promise.guarantee', where: text.spanOf(guarantee) });
  return found;
}

export const promise = defineRule({
  id: 'promise',
  level: 'pause',
  find,
  examples: {
    good: [answer('Vous vérifiez ?', 'Je me renseigne et je reviens vers vous.')],
    bad: [
      { draft: { text: 'Je reviens vers vous dans quelques minutes.' }, moment: { at: 0, hours: 'off' } },
      { draft: { text: "I'll get back to you shortly." }, moment: { at: 0, hours: 'open', closesAt: 60_000 } },
      say('Vous serez remboursé, je vous le promets.'),
    ],
  },
});
