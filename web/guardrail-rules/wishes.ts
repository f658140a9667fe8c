/** What somebody wishes of the rules, before it is applied: tried first, then applied or given up. Pure. */
import type { DryRunRequest, RuleView } from '../../src/guardrails/schema.ts';

/** A rule as it would stand. */
export type Wish = Pick<RuleView, 'state' | 'atMost'>;
export type Wishes = ReadonlyMap<string, Wish>;

const isAsNow = (rule: RuleView, wish: Wish): boolean => rule.state === wish.state && rule.atMost === wish.atMost;

/** The rule as the page shows it. */
export const wished = (rule: RuleView, wishes: Wishes): Wish => wishes.get(rule.rule) ?? { state: rule.state, atMost: rule.atMost };

/** With one more wish; one that wishes what is already so is none. */
export function addWish(wishes: Wishes, rule: RuleView, wish: Wish): Wishes {
  const next = new Map(wishes);
  if (isAsNow(rule, wish)) next.delete(rule.rule);
  else next.set(rule.rule, wish);
  return next;
}

/** The wishes that are still other than what stands: a colleague may have set the same meanwhile. */
export const stillWished = (wishes: Wishes, rules: readonly RuleView[]): Wishes =>
  new Map([...wishes].filter(([id, wish]) => !rules.some((rule) => rule.rule === id && isAsNow(rule, wish))));

export const changesOf = (wishes: Wishes, accountId: string | null): DryRunRequest['changes'] =>
  [...wishes].map(([rule, { state, atMost }]) => ({ rule, accountId, state, atMost }));
