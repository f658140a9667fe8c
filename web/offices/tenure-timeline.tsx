import { useTranslation } from 'react-i18next';
import type { OfficeView, TenureView } from '../../src/offices/schema.ts';
import { useMe } from '../app/session.ts';
import { Button } from '../design/button.tsx';
import { cx } from '../design/cx.ts';
import { Face } from '../design/face.tsx';
import { useClock } from '../design/relative-time.tsx';
import { Tag } from '../design/tag.tsx';
import { sayDay, shiftDay } from './days.ts';
import styles from './offices.module.css';
import { cancelTenure, keepName } from './requests.ts';
import { useOfficeAct, usePersonOf } from './use-offices.ts';

/** Everybody who held, holds or will hold the office, the newest first. */
export function TenureTimeline({ office, manages }: { readonly office: OfficeView; readonly manages: boolean }) {
  const { t } = useTranslation('offices');
  if (office.tenures.length === 0) return null;
  return (
    <section className={styles['history']}>
      <h3>{t('history')}</h3>
      <ol className={styles['timeline']}>
        {office.tenures.map((tenure) => (
          <TenureLine key={tenure.tenureId} tenure={tenure} manages={manages} />
        ))}
      </ol>
    </section>
  );
}

function TenureLine({ tenure, manages }: { readonly tenure: TenureView; readonly manages: boolean }) {
  const { t } = useTranslation('offices');
  const { member: me } = useMe();
  const personOf = usePersonOf();
  const days = useDays(tenure);
  const { act, busy } = useOfficeAct();
  const person = personOf(tenure.memberId);
  return (
    <li className={cx(styles['line'], styles[tenure.state])}>
      <Face id={person.memberId} name={person.name} initials={person.initials} pictureUrl={person.pictureUrl} size={36} />
      <div>
        <span className={styles['who']}>
          <strong>{person.name}</strong>
          {tenure.kind === 'interim' && <Tag tone="held">{t('interim')}</Tag>}
          {tenure.state === 'current' && <Tag tone="accent">{t('current')}</Tag>}
          {tenure.state === 'planned' && <Tag>{t('planned')}</Tag>}
        </span>
        <span className={styles['soft']}>{days}</span>
        {tenure.memberId === me.memberId && tenure.state !== 'planned' && (
          <label className={styles['keep']}>
            <input
              type="checkbox"
              checked={tenure.keptName !== null}
              disabled={busy}
              onChange={(event) => {
                const keep = event.target.checked;
                act(() => keepName(tenure, keep), keep ? t('nameKept') : t('nameWithdrawn'));
              }}
            />
            <span>
              {t('keepName')} <span className={styles['soft']}>{t('keepNameHint')}</span>
            </span>
          </label>
        )}
      </div>
      {manages && tenure.state === 'planned' && (
        <Button size="small" busy={busy} onClick={() => act(() => cancelTenure(tenure), t('undone'))}>
          {t('undo')}
        </Button>
      )}
    </li>
  );
}

/** When, in words; the last day is included, as people count. */
function useDays({ startsOn, endsOn, state }: TenureView): string {
  const { t } = useTranslation('offices');
  const { language } = useClock();
  const start = sayDay(startsOn, language);
  if (endsOn === null) return state === 'planned' ? t('from', { day: start }) : t('since', { day: start });
  const last = endsOn > startsOn ? shiftDay(endsOn, -1) : startsOn;
  return last === startsOn ? t('oneDay', { day: start }) : t('between', { start, end: sayDay(last, language) });
}
