import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/button.tsx';
import { useClock } from '../design/relative-time.tsx';
import { at, useAccountsById } from '../inbox/use-people.ts';
import { addDays, clockOf, dateOf, wallTime, weekdayOf } from '../shifts/wall-time.ts';
import { useStrength } from './best-hours.tsx';
import { bestHoursQuery } from './requests-calendar.ts';
import { useSaidWall } from './said-wall.ts';
import styles from './calendar-more.module.css';

const MOST = 3;
const WEEK = [0, 1, 2, 3, 4, 5, 6, 7] as const;

interface BestHoursProposalsProps {
  readonly accountIds: readonly string[];
  readonly onChoose: (day: string, time: string) => void;
}

/** The next times of each chosen account's best hours, one key away; nothing where its past tells nothing. */
export function BestHoursProposals({ accountIds, onChoose }: BestHoursProposalsProps) {
  const { t } = useTranslation('calendar');
  const { now, zone } = useClock();
  const accounts = useAccountsById();
  const strength = useStrength();
  const said = useSaidWall();
  const found = useQueries({ queries: accountIds.map((accountId) => bestHoursQuery(accountId)) });
  const wall = wallTime(now, zone);
  return accountIds.map((accountId, place) => {
    const hours = (found[place]?.data?.hours ?? []).slice(0, MOST).flatMap((hour) => {
      const time = clockOf(hour.hour * 60);
      const days = WEEK.map((days) => addDays(dateOf(wall), days));
      const day = days.find((one) => weekdayOf(one) === hour.weekday && `${one}T${time}` > wall);
      return day === undefined ? [] : [{ hour, day, time }];
    });
    if (hours.length === 0) return null;
    return (
      <div
        key={accountId}
        className={styles['proposals']}
        role="group"
        aria-label={t('hours.propose', { account: at(accounts.get(accountId)?.handle ?? '…') })}
      >
        <span>{t('hours.propose', { account: at(accounts.get(accountId)?.handle ?? '…') })}</span>
        {hours.map(({ hour, day, time }) => (
          <Button key={`${day} ${time}`} size="small" onClick={() => onChoose(day, time)}>
            {t('hours.proposal', { when: said(`${day}T${time}`), strength: strength(hour) })}
          </Button>
        ))}
      </div>
    );
  });
}
