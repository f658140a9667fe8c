import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { accountsQuery } from '../api/accounts.ts';
import { useClock } from '../design/relative-time.tsx';
import { at } from '../inbox/use-people.ts';
import { weekdayOf } from '../shifts/wall-time.ts';
import { bestHoursQuery } from './requests-calendar.ts';
import type { BestHour } from './requests-calendar.ts';
import styles from './calendar-more.module.css';

/** `2,1 fois plus de réponses`, and from how much. */
export function useStrength(): (hour: BestHour) => string {
  const { t } = useTranslation('calendar');
  const { language } = useClock();
  return ({ posts, times }) => t('hours.strength', { count: posts, times: new Intl.NumberFormat(language).format(times) });
}

interface BestHoursChoiceProps {
  readonly accountId: string;
  readonly onChange: (accountId: string) => void;
}

/** Of which account the calendar shows the best hours; none until somebody wants them. */
export function BestHoursChoice({ accountId, onChange }: BestHoursChoiceProps) {
  const { t } = useTranslation('calendar');
  const { data: accounts } = useQuery(accountsQuery);
  const { data: best } = useQuery({ ...bestHoursQuery(accountId), enabled: accountId !== '' });
  const open = (accounts ?? []).filter(({ state }) => state !== 'disconnected');
  return (
    <div className={styles['choice']}>
      <label>
        {t('hours.label')}{' '}
        <select value={accountId} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t('hours.none')}</option>
          {open.map((account) => (
            <option key={account.accountId} value={account.accountId}>
              {at(account.handle)}
            </option>
          ))}
        </select>
      </label>
      {best?.hours.length === 0 && <p role="status">{t('hours.thin', { count: best.posts })}</p>}
    </div>
  );
}

/** The best hours of one day of the week, softly tinted; their strength in words for whoever cannot see a tint. */
export function BestHoursOfDay({ accountId, day }: { readonly accountId: string; readonly day: string }) {
  const { t } = useTranslation('calendar');
  const strength = useStrength();
  const { data: best } = useQuery({ ...bestHoursQuery(accountId), enabled: accountId !== '' });
  const hours = (best?.hours ?? []).filter(({ weekday }) => weekday === weekdayOf(day)).toSorted((one, other) => one.hour - other.hour);
  if (accountId === '' || hours.length === 0) return null;
  return (
    <ul className={styles['hours']} aria-label={t('hours.day')}>
      {hours.map((hour) => (
        <li key={hour.hour} title={strength(hour)} data-strong={hour.times >= 2 || undefined}>
          {t('hours.chip', { hour: hour.hour })}
          <span className="visually-hidden">{strength(hour)}</span>
        </li>
      ))}
    </ul>
  );
}
