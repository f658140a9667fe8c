import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import field from '../design/field.module.css';
import { useClock } from '../design/relative-time.tsx';
import { at } from '../inbox/use-people.ts';
import { useWallWords } from './use-wall-words.ts';
import { addDays, dateOf, mondayOf, wallTime } from './wall-time.ts';
import styles from './week.module.css';

interface WeekHeadProps {
  readonly accounts: readonly AccountView[];
  readonly account: AccountView;
  /** The Monday. */
  readonly from: string;
  readonly onAccount: (accountId: string) => void;
  readonly onWeek: (day: string) => void;
  /** Undefined for who may not. */
  readonly onPlan: (() => void) | undefined;
  readonly onSettle: (() => void) | undefined;
}

/** Of which account, which week, and what a lead can do with it. */
export function WeekHead({ accounts, account, from, onAccount, onWeek, onPlan, onSettle }: WeekHeadProps) {
  const { t } = useTranslation('shifts');
  const { now, zone } = useClock();
  const say = useWallWords();
  const today = dateOf(wallTime(now, zone));
  return (
    <header className={styles['head']}>
      <h1 tabIndex={-1}>{t('week.title')}</h1>
      <span className={field['select']}>
        <select
          className={field['input']}
          aria-label={t('week.account')}
          value={account.accountId}
          onChange={(event) => onAccount(event.target.value)}
        >
          {accounts.map(({ accountId, handle }) => (
            <option key={accountId} value={accountId}>
              {at(handle)}
            </option>
          ))}
        </select>
        <Icon name="chevron" size={16} />
      </span>
      <nav aria-label={t('week.title')} className={styles['weeks']}>
        <Button size="small" aria-label={t('week.previous')} onClick={() => onWeek(addDays(from, -7))}>
          <Icon name="back" size={16} />
        </Button>
        <h2 aria-live="polite">{say.range(from, 7)}</h2>
        <Button size="small" aria-label={t('week.next')} onClick={() => onWeek(addDays(from, 7))}>
          <Icon name="arrow" size={16} />
        </Button>
        {from !== mondayOf(today) && (
          <Button size="small" tone="quiet" onClick={() => onWeek(today)}>
            {t('week.today')}
          </Button>
        )}
      </nav>
      <div className={styles['headActs']}>
        {onSettle && (
          <Button size="small" onClick={onSettle}>
            <Icon name="settings" size={16} /> {t('week.settings')}
          </Button>
        )}
        {onPlan && (
          <Button size="small" tone="primary" onClick={onPlan}>
            <Icon name="plus" size={16} /> {t('week.plan')}
          </Button>
        )}
      </div>
    </header>
  );
}
