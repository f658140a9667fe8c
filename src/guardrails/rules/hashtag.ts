import type { Context } from '../context.ts';
import { defineRule, say } from '../rule.ts';
import type { Found } from '../rule.ts';
import { foldPlain } from '../text/fold.ts';
import { countWord } from '../voice/voice.ts';

/** Under these people mourn, accuse or fight: a notice or an offer among them is taken for cynicism. */
const KNOWN =
  /^(?:jesuis\w*|prayfor\w*|priezpour\w*|rip\w*|restinpeace|metoo\w*|moiaussi|balancetonporc|noustoutes|stopfeminicides?|feminicides?|blacklivesmatter|blm|justicepour\w*|justicefor\w*|neverforget|niunamenos|giletsjaunes|acab|freepalestine|standwith\w*|whyistayed|notinmyname|massacre\w*|attentat\w*|suicide\w*)$/;

function find({ text, lists, account }: Context): Found[] {
  if (text.hashtags.length === 0) return [];
  const taken = new Set((lists.takenHashtags ?? []).map((tag) => foldPlain(tag.replace(/^#/, ''))));
  return text.hashtags.flatMap(({ start, end }): Found[] => {
    const tag = text.folded.slice(start + 1, end);
    const where = text.span(start, end);
    if (taken.has(tag)) return [{ level: 'pause', why: 'hashtag.taken', values: { tag }, where }];
    if (!KNOWN.test(tag)) return [];
    const usual = account.voice ? countWord(account.voice, tag) > 0 : false;
    return [{ level: usual ? 'note' : 'pause', why: 'hashtag.known', values: { tag }, where }];
  });
}

export const hashtag = defineRule({
  id: 'hashtag',
  level: 'pause',
  find,
  examples: {
    good: [say('Bonne journée sur la #Ligne4'), { draft: { text: '#JourDeMarché' }, lists: { takenHashtags: ['autre'] } }],
    bad: [
      say('-20 % sur les abonnements #MeToo'),
      { draft: { text: 'Profitez-en #JourDeMarché' }, lists: { takenHashtags: ['jourdemarche'] } },
    ],
  },
});
