import { useTranslation } from 'react-i18next';
import type { WeekView } from '../../src/shifts/schema.ts';
import { Icon } from '../design/icon.tsx';
import { usePeople } from '../inbox/use-people.ts';
import { useWallWords } from './use-wall-words.ts';
import { dateOf, timeOf, wallTime } from './wall-time.ts';
import styles from './week.module.css';

/** What somebody should know of the week before reading it: that it is empty, its holes, who is in two places at once. */
export function WeekNotes({ week, mayPlan }: { readonly week: WeekView; readonly mayPlan: boolean }) {
  const { t } = useTranslation('shifts');
  const personOf = usePeople();
  const say = useWallWords();
  const wall = (at: string) => wallTime(Date.parse(at), week.zone);
  const notes = [
    ...(week.occurrences.length === 0
      ? [{ key: 'empty', tone: 'info' as const, words: `${t('week.empty')}. ${t(mayPlan ? 'week.emptyText' : 'week.emptyMember')}` }]
      : []),
    ...week.clashes.map((clash) => ({
      key: `${clash.memberId} ${clash.startsAt} ${clash.accountIds.join()}`,
      tone: 'warning' as const,
      words: t('week.clash', {
        name: personOf(clash.memberId).name,
        day: say.day(dateOf(wall(clash.startsAt))),
        from: say.time(timeOf(wall(clash.startsAt))),
        to: say.time(timeOf(wall(clash.endsAt))),
      }),
    })),
    ...(week.gaps.length > 0 ? [{ key: 'gaps', tone: 'warning' as const, words: t('week.gaps', { count: week.gaps.length }) }] : []),
  ];
  if (notes.length === 0) return null;
  return (
    <ul className={styles['notes']}>
      {notes.map(({ key, tone, words }) => (
        <li key={key} data-tone={tone}>
          <Icon name={tone} size={16} /> {words}
        </li>
      ))}
    </ul>
  );
}
