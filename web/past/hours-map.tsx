import { useTranslation } from 'react-i18next';
import type { Hours } from '../../src/past/schema.ts';
import { byHour, hourIn, weekdayIn } from './figures.ts';
import styles from './past.module.css';

const DAY_MINUTES = 1_440;

/** A map of the week: darker where more was said, with a line under the hours kept. */
export function HoursMap({ hours }: { readonly hours: Hours }) {
  const { t, i18n } = useTranslation('past');
  const most = Math.max(1, ...hours.grid.flat());
  return (
    <figure className={styles['map']}>
      <div role="img" aria-label={t('hours.picture')} className={styles['mapRows']}>
        {hours.grid.map((row, index) => (
          <div key={weekdayIn(index + 1, 'en')} className={styles['mapRow']}>
            <span>{weekdayIn(index + 1, i18n.language, 'short')}</span>
            <svg viewBox="0 0 1440 30" preserveAspectRatio="none">
              <rect width={DAY_MINUTES} height={24} className={styles['mapGround']} />
              {byHour(row).map(([hour, said]) =>
                said === 0 ? null : (
                  <rect
                    key={hour}
                    x={Number(hour) * 60 + 3}
                    width={54}
                    height={24}
                    className={styles['mapCell']}
                    // The root brings out the quiet hours, where the edges of a day are.
                    fillOpacity={0.12 + 0.88 * Math.sqrt(said / most)}
                  />
                ),
              )}
              {keptLines(hours.week?.[index]?.kept ?? null).map(([from, until]) => (
                <rect key={from} x={from} y={26} width={until - from} height={4} className={styles['mapKept']} />
              ))}
            </svg>
          </div>
        ))}
        <div className={styles['mapRow']} aria-hidden="true">
          <span />
          <span className={styles['mapHours']}>
            {[0, 6, 12, 18, 24].map((hour) => (
              <span key={hour}>{hourIn(`${hour}:00`, i18n.language).text}</span>
            ))}
          </span>
        </div>
      </div>
      <figcaption className={styles['mapLegend']} aria-hidden="true">
        <span>{t('hours.less')}</span>
        {[0.12, 0.4, 0.7, 1].map((opacity) => (
          <i key={opacity} style={{ opacity }} />
        ))}
        <span>{t('hours.more')}</span>
        {hours.week !== null && <span className={styles['mapLine']}>{t('hours.legend')}</span>}
      </figcaption>
    </figure>
  );
}

/** Minutes of the day; what goes on after midnight is drawn at the beginning of the same row, as on a clock. */
function keptLines(kept: { readonly opens: string; readonly closes: string } | null): [number, number][] {
  if (kept === null) return [];
  const [opens, closes] = [minutes(kept.opens), minutes(kept.closes)];
  return closes <= DAY_MINUTES
    ? [[opens, closes]]
    : [
        [0, closes - DAY_MINUTES],
        [opens, DAY_MINUTES],
      ];
}

const minutes = (hour: string): number => {
  const [hours = 0, rest = 0] = hour.split(':').map(Number);
  return hours * 60 + rest;
};
