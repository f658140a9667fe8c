import { useTranslation } from 'react-i18next';
import { dayOf, timeOfDay } from '../design/moment.ts';
import { useClock } from '../design/relative-time.tsx';
import type { BudgetView } from './requests-calendar.ts';

type Load = BudgetView['loads'][number];
type Money = NonNullable<BudgetView['money']>;

/** Budgets in words: `12 sur 300 en 3 heures`. */
export function useSaidBudget() {
  const { t } = useTranslation('calendar');
  const clock = useClock();
  const span = (minutes: number) =>
    minutes % 60 === 0 ? t('budget.hours', { count: minutes / 60 }) : t('budget.minutes', { count: minutes });
  const amount = (value: number, currency: string) => new Intl.NumberFormat(clock.language, { style: 'currency', currency }).format(value);
  const load = ({ most, posts, minutes }: Load) => t('budget.load', { most, posts, span: span(minutes) });
  const money = ({ spent, cost, ceiling, currency }: Money) => {
    const most = ceiling === null ? t('budget.noCeiling') : t('budget.ceiling', { ceiling: amount(ceiling, currency) });
    return `${t('budget.money', { spent: amount(spent, currency), cost: amount(cost, currency) })} (${most})`;
  };
  function over({ loads, money: spending }: BudgetView, account: string): string[] {
    const sentences = loads
      .filter((one) => one.over)
      .map(({ most, posts, minutes, at }) => {
        const moment = new Date(at ?? clock.now);
        return t('budget.overLoad', {
          account,
          most,
          posts,
          span: span(minutes),
          when: `${dayOf(moment, clock)}, ${timeOfDay(moment, clock)}`,
        });
      });
    if (!spending?.over || spending.ceiling === null) return sentences;
    const { currency, spent, cost, ceiling } = spending;
    return [...sentences, t('budget.overMoney', { account, total: amount(spent + cost, currency), ceiling: amount(ceiling, currency) })];
  }
  return { load, money, over };
}
