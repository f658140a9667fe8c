import { useTranslation } from 'react-i18next';
import type { PlanTenure, SuccessionPreview as Seen } from '../../src/offices/schema.ts';
import { Face } from '../design/face.tsx';
import { exactMoment } from '../design/moment.ts';
import { useClock } from '../design/relative-time.tsx';
import { sayDay, shiftDay } from './days.ts';
import styles from './offices.module.css';
import { usePersonOf } from './use-offices.ts';

/** What a succession will do and when, before anybody decides it. */
export function SuccessionPreview({ plan, preview }: { readonly plan: PlanTenure; readonly preview: Seen }) {
  const { t } = useTranslation('offices');
  const clock = useClock();
  const personOf = usePersonOf();
  const coming = personOf(plan.memberId);
  const leaving = preview.leaving === null ? null : personOf(preview.leaving.memberId);
  const { vacancy, profile, farewell, welcome } = preview;
  return (
    <section className={styles['preview']} aria-label={t('preview.title')}>
      <div className={styles['holder']}>
        <Face id={coming.memberId} name={coming.name} initials={coming.initials} pictureUrl={coming.pictureUrl} size={64} />
        <div>
          <h3>{preview.immediate ? t('preview.now') : t('preview.at', { moment: exactMoment(new Date(preview.at), clock) })}</h3>
          <p className={styles['soft']}>{t('preview.history')}</p>
        </div>
      </div>
      <ul>
        {leaving !== null && <li>{t('preview.leaves', { name: leaving.name })}</li>}
        <li>{t('preview.comes', { name: coming.name })}</li>
        {vacancy !== null && (
          <li>
            {t('preview.vacancy', {
              start: sayDay(vacancy.from, clock.language),
              end: sayDay(shiftDay(vacancy.until, -1), clock.language),
            })}
          </li>
        )}
      </ul>
      <div>
        <h3>{t('preview.profile')}</h3>
        <p className={styles['profile']}>
          <strong>{profile.displayName}</strong>
          <span>{profile.descriptionLine}</span>
        </p>
      </div>
      {leaving !== null && farewell !== null && (
        <div>
          <h3>{t('preview.farewell', { name: leaving.name })}</h3>
          <p className={styles['profile']}>{farewell}</p>
        </div>
      )}
      {leaving !== null && farewell === null && <p>{t('preview.noFarewell', { name: leaving.name })}</p>}
      <div>
        <h3>{t('preview.welcome', { name: coming.name })}</h3>
        <p className={styles['profile']}>{welcome}</p>
      </div>
      <p className={styles['soft']}>{t('preview.words')}</p>
    </section>
  );
}
