import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Banner } from '../design/banner.tsx';
import { at, useAccountsById } from '../inbox/use-people.ts';
import { budgetsQuery } from './requests-calendar.ts';
import type { BudgetView } from './requests-calendar.ts';
import { useSaidBudget } from './said-budget.ts';
import styles from './calendar-more.module.css';

/** What is planned against what each account's network and its owner's ceiling allow; what is over stands before the rest. */
export function Budgets() {
  const { t } = useTranslation('calendar');
  const { data } = useQuery(budgetsQuery(null));
  if (data === undefined || data.accounts.length === 0) return null;
  return (
    <section className={styles['budgets']}>
      <OverBudget budgets={data.accounts} />
      <details>
        <summary>{t('budget.title')}</summary>
        <p className={styles['soft']}>{t('budget.lead', { count: data.days })}</p>
        <ul>
          {data.accounts.map((budget) => (
            <AccountBudget key={budget.accountId} budget={budget} />
          ))}
        </ul>
      </details>
    </section>
  );
}

function AccountBudget({ budget: { accountId, planned, loads, money } }: { readonly budget: BudgetView }) {
  const { t } = useTranslation('calendar');
  const said = useSaidBudget();
  const handle = at(useAccountsById().get(accountId)?.handle ?? '…');
  return (
    <li>
      <b>{handle}</b>
      <span>{t('budget.planned', { count: planned })}</span>
      {loads.length === 0 && <span className={styles['soft']}>{t('budget.free')}</span>}
      {loads.map((load) => (
        <span key={load.minutes} data-over={load.over || undefined}>
          <meter min={0} max={load.posts} high={load.posts * 0.8} value={Math.min(load.most, load.posts)} aria-label={said.load(load)} />
          {said.load(load)}
        </span>
      ))}
      {money && <span data-over={money.over || undefined}>{said.money(money)}</span>}
    </li>
  );
}

/** Says what is planned beyond what is allowed, of these accounts. */
export function OverBudget({ budgets }: { readonly budgets: readonly BudgetView[] }) {
  const said = useSaidBudget();
  const accounts = useAccountsById();
  const over = budgets.flatMap((budget) => said.over(budget, at(accounts.get(budget.accountId)?.handle ?? '…')));
  if (over.length === 0) return null;
  return (
    <Banner tone="held" announced>
      <ul>
        {over.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Banner>
  );
}

interface BudgetOfPlanProps {
  readonly postId: string;
  /** Wall time at which it is about to be planned; null when it is not known yet. */
  readonly local: string | null;
  readonly accountIds: readonly string[];
}

/** Whether a post would be one too many at the time that is being chosen. */
export function BudgetOfPlan({ postId, local, accountIds }: BudgetOfPlanProps) {
  const adding = local === null ? null : { postId, local };
  const { data } = useQuery({ ...budgetsQuery(adding), enabled: adding !== null && accountIds.length > 0 });
  return <OverBudget budgets={(data?.accounts ?? []).filter(({ accountId }) => accountIds.includes(accountId))} />;
}
