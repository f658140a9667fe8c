import { RULES } from './catalogue.ts';
import type { ContextParts } from './context.ts';
import { inflect } from './own-words.ts';
import type { KeptWord } from './own-lists.ts';
import type { Rule } from './rule.ts';
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
      examples: viewExamples(rule, setting),
    };
  });
}

const seen = new Map<string, RuleView['examples']>();

/** Judged once for each way in which a rule may be set: they are some hundred sentences. */
function viewExamples(rule: Rule, setting: RuleSetting | null): RuleView['examples'] {
  const atMost = setting?.state === 'on' ? setting.level : null;
  const key = `${rule.id} ${atMost}`;
  const before = seen.get(key);
  if (before) return before;
  const { good, bad } = rule.examples;
  const view = (one: ContextParts) => viewExample(rule, one, setting);
  const examples = { good: good.map(view), bad: bad.map(view) };
  seen.set(key, examples);
  return examples;
}

const MOST_FORMS = 60;

/** A word of the organisation's list, with the other forms in which it is found. */
export function viewWord({ word, note, inflected, level }: KeptWord): ListsView['words'][number] {
  const plain = foldPlain(word);
  // Of several words each is found in its own forms: to show them all together would be to multiply them.
  const forms = inflected && !/\s/.test(plain) ? [...inflect(word)].filter((form) => form !== plain) : [];
  return { word, note, inflected, level, forms: forms.slice(0, MOST_FORMS) };
}
