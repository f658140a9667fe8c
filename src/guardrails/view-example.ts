import { prepareContext } from './context.ts';
import type { ContextParts } from './context.ts';
import type { Finding } from './finding.ts';
import { decide } from './outcome.ts';
import type { Rule } from './rule.ts';
import { applySetting } from './settings.ts';
import type { RuleSetting } from './settings.ts';
import type { ExampleView } from './schema.ts';

/** UTF-16 code units: an example of a text too long to be read need not be read. */
const MOST_SHOWN = 600;

/**
 * An example for the page of a rule: what it says, what must be around it to mean what it means, what this rule alone finds in it under a setting, and
 * what would become of it for who has each latitude. A rule that is off is shown as it would be on.
 */
export function viewExample(rule: Rule, parts: ContextParts, setting: RuleSetting | null): ExampleView {
  const { text } = parts.draft;
  const findings = rule.find(prepareContext(parts)).flatMap(({ level, why, values, where, firm }): Finding[] => {
    const found: Finding = { rule: rule.id, level, why, values: values ?? {}, where, firm: firm ?? false };
    const set = applySetting(found, setting?.state === 'off' ? null : setting);
    return set ? [set] : [];
  });
  const hours = parts.moment?.hours === 'off' ? 'off' : 'open';
  return {
    text: text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN).toWellFormed()}…` : text,
    answers: parts.thread?.text ?? null,
    given: givenOf(parts),
    findings: findings.map(({ values, where, ...finding }) => ({ ...finding, values: { ...values }, where: { ...where } })),
    outcomes: {
      apprentice: decide(findings, 'apprentice', hours),
      autonomous: decide(findings, 'autonomous', hours),
      referent: decide(findings, 'referent', hours),
    },
  };
}

/** The one thing beside the words that the example turns on. */
function givenOf({ draft, thread, account, moment, situations, lists, sent }: ContextParts): ExampleView['given'] {
  const first = <Item>(items: readonly Item[] | undefined, say: (item: Item) => string): string | undefined =>
    items?.[0] === undefined ? undefined : say(items[0]);
  const listed = [
    ...(lists?.words ?? []).map(({ word }) => word),
    ...(lists?.brands ?? []),
    ...(lists?.takenHashtags ?? []).map((tag) => `#${tag}`),
  ];
  const candidates: readonly (readonly [NonNullable<ExampleView['given']>['kind'], string | null | undefined])[] = [
    ['private-text', first(thread?.privateTexts, (one) => one)],
    ['situation', first(situations, (one) => one.text)],
    ['open-elsewhere', first(thread?.openElsewhere, (one) => one)],
    ['name', thread?.name],
    ['list', listed.length > 0 ? listed.join(', ') : undefined],
    [
      'link',
      first(draft.links, ({ result }) =>
        result.kind === 'redirects' ? `→ ${result.to}` : result.kind === 'fails' ? String(result.status ?? '') : '200',
      ),
    ],
    ['media', first(draft.media, ({ alt }) => alt ?? '')],
    ['signature', account?.signature],
    ['account', first(account?.others, (one) => `@${one.replace(/^@/, '')}`)],
    ['sent', first(sent, (one) => one.text)],
    ['closing', typeof moment?.closesAt === 'number' ? '' : undefined],
    ['off-hours', moment?.hours === 'off' ? '' : undefined],
  ];
  const found = candidates.find(([, text]) => typeof text === 'string');
  return found ? { kind: found[0], text: found[1] ?? '' } : null;
}
