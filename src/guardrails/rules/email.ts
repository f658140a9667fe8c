import type { Context } from '../context.ts';
import { defineRule, say } from '../rule.ts';
import type { Found } from '../rule.ts';

const MAIL = /(?<![\w.@+-])[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{2,63}){1,4}/g;
const PERSONAL_DOMAIN =
  /@(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|live|msn|icloud|me|aol|gmx|proton|protonmail|free|orange|wanadoo|sfr|laposte|bbox|neuf|numericable|btinternet|comcast|verizon)\.[a-z.]{2,6}$/;
/** A box that a team reads. */
const TEAM =
  /^(?:contact|info|infos|hello|bonjour|service|services|serviceclient|client|clients|relation|relations|support|help|aide|accueil|mairie|presse|press|sav|rgpd|dpo|privacy|reclamation|reclamations|commercial|billing|feedback|care|customer|team|webmaster|postmaster|noreply|no-reply|recrutement|jobs|travel|media)(?:[._+-]|\d|@)|service|client|contact|support|customer|relation/;

function find({ text, account, draft }: Context): Found[] {
  if (draft.visibility === 'private' || !text.folded.includes('@')) return [];
  const found: Found[] = [];
  for (const { 0: mail, index } of text.folded.matchAll(MAIL)) {
    // `@name@server` is a handle of Mastodon.
    if (account.voice?.contacts.has(mail) || text.mentions.some(({ start, end }) => index >= start && index < end)) continue;
    const personal = PERSONAL_DOMAIN.test(mail);
    if (!personal && TEAM.test(mail)) continue;
    const named = /^[a-z]+[._-][a-z]+@/.test(mail);
    found.push({
      level: personal || named ? 'hold' : 'pause',
      why: personal || named ? 'email.personal' : 'email.unknown',
      where: text.span(index, index + mail.length),
    });
  }
  return found;
}

export const email = defineRule({
  id: 'email',
  level: 'hold',
  find,
  examples: {
    good: [say('Écrivez à contact@ville.example, nous répondons sous deux jours.'), say('Merci @ines@reseau.example !')],
    bad: [
      say('Votre conseillère : julie.martin82@gmail.com'),
      say('Ask her directly: tom_hadley@hotmail.co.uk'),
      say('Écrivez à paul.durand@ville.example'),
    ],
  },
});
