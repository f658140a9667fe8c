import { findAccount } from '../accounts/index.ts';
import type { Visitor } from '../people/index.ts';
import type { Database } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { RULES } from './catalogue.ts';
import type { KeptLists } from './own-lists.ts';
import { mayGuardrails } from './policy.ts';
import type { RuleSetting } from './settings.ts';
import { deleteSetting, writeSetting } from './settings-store.ts';
import { findWishes, writeLists } from './wishes-store.ts';

export type ChangeRefusal = { kind: 'not-allowed' } | { kind: 'not-found' } | { kind: 'no-such-rule' };

type Means = { readonly database: Database };

export const isRule = (rule: string): boolean => RULES.some(({ id }) => id === rule);

/** Sets a rule on or off, or at most at a level, for the organisation or for one account. */
export async function changeRule({ database }: Means, visitor: Visitor, setting: RuleSetting): Promise<Result<void, ChangeRefusal>> {
  const { organisationId, memberId, role } = visitor;
  const { rule, accountId, state, level } = setting;
  if (!mayGuardrails('manage', role)) return fail({ kind: 'not-allowed' });
  if (!isRule(rule)) return fail({ kind: 'no-such-rule' });
  return await database.transact<Result<void, ChangeRefusal>>(organisationId, async (tx) => {
    if (accountId !== null && (await findAccount(tx.db, organisationId, accountId)) === null) return fail({ kind: 'not-found' });
    await writeSetting(tx, setting, memberId);
    const account = accountId === null ? {} : { accountId };
    tx.record({ kind: 'guardrail.rule-set', memberId, ...account, data: { rule, state, atMost: level } });
    return succeed();
  });
}

/** Takes back what was set: what the organisation says counts again on the account, or the rule as it is built. */
export async function resetRule(
  { database }: Means,
  visitor: Visitor,
  which: Pick<RuleSetting, 'rule' | 'accountId'>,
): Promise<Result<void, ChangeRefusal>> {
  const { organisationId, memberId, role } = visitor;
  if (!mayGuardrails('manage', role)) return fail({ kind: 'not-allowed' });
  if (!isRule(which.rule)) return fail({ kind: 'no-such-rule' });
  return await database.transact<Result<void, ChangeRefusal>>(organisationId, async (tx) => {
    const { rule, accountId } = which;
    if (accountId !== null && (await findAccount(tx.db, organisationId, accountId)) === null) return fail({ kind: 'not-found' });
    const account = accountId === null ? {} : { accountId };
    if (await deleteSetting(tx, which)) tx.record({ kind: 'guardrail.rule-reset', memberId, ...account, data: { rule } });
    return succeed();
  });
}

/** Of a change to lists, the journal tells so many words. */
const MOST_TOLD = 20;

const wordsOf = ({ words, brands, takenHashtags }: KeptLists): string[] => [
  ...words.map(({ word }) => word),
  ...brands,
  ...takenHashtags.map((tag) => `#${tag}`),
];

/** Writes the organisation's own lists anew. */
export async function changeLists({ database }: Means, visitor: Visitor, lists: KeptLists): Promise<Result<void, ChangeRefusal>> {
  const { organisationId, memberId, role } = visitor;
  if (!mayGuardrails('manage', role)) return fail({ kind: 'not-allowed' });
  await database.transact(organisationId, async (tx) => {
    const before = wordsOf(await findWishes(tx.db, organisationId));
    await writeLists(tx, lists);
    const now = wordsOf(lists);
    const added = now.filter((word) => !before.includes(word)).slice(0, MOST_TOLD);
    const removed = before.filter((word) => !now.includes(word)).slice(0, MOST_TOLD);
    tx.record({ kind: 'guardrail.lists-changed', memberId, data: { added, removed } });
  });
  return succeed();
}
