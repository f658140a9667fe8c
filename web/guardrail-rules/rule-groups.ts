/** What each rule protects: the order of the page. A rule that the page does not know yet stands with the form. */
export const GROUPS = ['people', 'account', 'law', 'form'] as const;
export type Group = (typeof GROUPS)[number];

const GROUP_OF: Readonly<Record<string, Group>> = {
  phone: 'people',
  email: 'people',
  plate: 'people',
  reference: 'people',
  address: 'people',
  'person-case': 'people',
  'private-text': 'people',
  insult: 'people',
  scorn: 'people',
  anger: 'people',
  'grave-humour': 'people',
  death: 'people',
  secrets: 'account',
  internal: 'account',
  'wrong-account': 'account',
  'wrong-thread': 'account',
  unlike: 'account',
  duplicate: 'account',
  crisis: 'account',
  hearsay: 'account',
  numbers: 'account',
  promise: 'account',
  hashtag: 'account',
  'own-words': 'account',
  brands: 'account',
  'off-hours': 'account',
  'bank-account': 'law',
  'social-security': 'law',
  discrimination: 'law',
  politics: 'law',
  religion: 'law',
  medical: 'law',
  legal: 'law',
};

export const groupOf = (rule: string): Group => GROUP_OF[rule] ?? 'form';

/** The rules by what they protect, in the order of findings inside; a group without any is left out. */
export function groupRules<Rule extends { readonly rule: string }>(rules: readonly Rule[]): readonly (readonly [Group, readonly Rule[]])[] {
  return GROUPS.map((group) => [group, rules.filter(({ rule }) => groupOf(rule) === group)] as const).filter(([, all]) => all.length > 0);
}
