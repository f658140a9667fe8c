import { RULES } from './catalogue.ts';
import { inflect } from './own-words.ts';
import type { KeptWord } from './own-lists.ts';
import type { ListsView, RuleView } from './schema.ts';
import { resolveSettings } from './settings.ts';
import type { RuleSetting } from './settings.ts';
import { foldPlain } from './text/fold.ts';
import { viewExample } from './view-example.ts';

/** Every rule as it stands on an account, or for the organisation (`accountId` null), in the order in which findings are shown. */
export function viewRules(settings: readonly RuleSetting[], accountId: string | null): RuleView[] {
  const settingOf = resolveSettings(settings, accountId ?? '');
  return RULES.map((rule) => {
    const setting = settingOf(rule.id);
    return {
      rule: rule.id,
      level: rule.level,
      state: setting?.state ?? 'on',
      atMost: setting?.level ?? null,
      own: setting !== null && setting.accountId === accountId,
      examples: {
        good: rule.examples.good.map((one) => viewExample(rule, one, setting)),
        bad: rule.examples.bad.map((one) => viewExample(rule, one, setting)),
      },
    };
  });
}

const MOST_FORMS = 60;

/** A word of the organisation's list, with the other forms in which it is found. */
export function viewWord({ word, note, inflected, level }: KeptWord): ListsView['words'][number] {
  const plain = foldPlain(word);
  // Of several words each is found in its own forms: to show them all together would be to multiply them.
  const forms = inflected && !/\s/.test(plain) ? [...inflect(word)].filter((form) => form !== plain) : [];
  return { word, note, inflected, level, forms: forms.slice(0, MOST_FORMS) };
}
