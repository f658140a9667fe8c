import { useTranslation } from 'react-i18next';
import type { Hours, Presence, WeekdayHours } from '../../src/past/schema.ts';
import { byHour, hourIn, weekdayIn } from './figures.ts';
import { HoursMap } from './hours-map.tsx';
import { ScrollFrame } from './scroll-frame.tsx';
import styles from './past.module.css';

/** When people were there: a map of the week, the hours kept on each day, and all the numbers in a table. */
export function HoursPart({ presence: { hours } }: { readonly presence: Presence }) {
  const { t, i18n } = useTranslation('past');
  const language = i18n.language;
  const range = useRange();
  if (hours === null) return <p className={styles['soft']}>{t('hours.none')}</p>;
  const words = (day: WeekdayHours) => (day.kept === null ? t(day.days < 4 ? 'hours.unknown' : 'hours.closed') : range(day.kept));
  return (
    <>
      <p className={styles['soft']}>
        {t(hours.basis === 'replies' ? 'hours.basisReplies' : 'hours.basisPosts')} {t('hours.zone', { zone: hours.zone })}.
      </p>
      <HoursMap hours={hours} />
      {hours.aroundTheClock && <p>{t('hours.around')}</p>}
      {!hours.aroundTheClock && hours.week === null && <p>{t('hours.tooLittle')}</p>}
      {hours.week !== null && (
        <dl className={styles['week']}>
          {hours.week.map((day) => (
            <div key={day.weekday}>
              <dt>{weekdayIn(day.weekday, language)}</dt>
              <dd>
                <b>{words(day)}</b> <span className={styles['soft']}>{t('hours.present', { present: day.present, days: day.days })}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <HoursTable hours={hours} />
    </>
  );
}

/** `de 6 h 15 à 1 h 30 le lendemain`. */
export function useRange(): (kept: { readonly opens: string; readonly closes: string }) => string {
  const { t, i18n } = useTranslation('past');
  const say = (hour: string) => {
    const { text, nextDay } = hourIn(hour, i18n.language);
    return nextDay ? t('hours.nextDay', { time: text }) : text;
  };
  return ({ opens, closes }) => t('hours.range', { opens: say(opens), closes: say(closes) });
}

function HoursTable({ hours }: { readonly hours: Hours }) {
  const { t, i18n } = useTranslation('past');
  return (
    <details>
      <summary>{t('hours.table')}</summary>
      <ScrollFrame label={t('hours.title')}>
        <table className={styles['table']}>
          <caption>{t('hours.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('hours.weekday')}</th>
              {Array.from({ length: 24 }, (_, hour) => (
                <th key={hour} scope="col">
                  {hourIn(`${hour}:00`, i18n.language).text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {hours.grid.map((row, index) => (
              <tr key={weekdayIn(index + 1, 'en')}>
                <th scope="row">{weekdayIn(index + 1, i18n.language)}</th>
                {byHour(row).map(([hour, said]) => (
                  <td key={hour}>{said.toLocaleString(i18n.language)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
    </details>
  );
}
