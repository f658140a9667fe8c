import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficeView } from '../../src/offices/schema.ts';
import { Link } from '@tanstack/react-router';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { Face } from '../design/face.tsx';
import { Icon } from '../design/icon.tsx';
import { useClock } from '../design/relative-time.tsx';
import { Tag } from '../design/tag.tsx';
import { sayDay } from './days.ts';
import { OfficeActs } from './office-acts.tsx';
import { OfficePostBox } from './office-post.tsx';
import styles from './offices.module.css';
import { PlanDialog } from './plan-dialog.tsx';
import { TenureTimeline } from './tenure-timeline.tsx';
import { usePersonOf } from './use-offices.ts';

interface OfficeCardProps {
  readonly office: OfficeView;
  readonly today: string;
  readonly handle: string;
  readonly manages: boolean;
}

/** One office: its holder's face first, what comes next, the words that wait to be published, who held it. */
export function OfficeCard({ office, today, handle, manages }: OfficeCardProps) {
  const { t } = useTranslation('offices');
  const { language } = useClock();
  const personOf = usePersonOf();
  const [planning, setPlanning] = useState(false);
  const { current, vacantSince } = office;
  const holder = current === null ? null : personOf(current.memberId);
  const posts = office.tenures.flatMap((tenure) => tenure.posts.map((post) => ({ post, tenure })));
  const pending = posts.filter(({ post, tenure }) => post.state !== 'published' && tenure.state !== 'ended');
  return (
    <article className={styles['office']} aria-labelledby={`office-${office.officeId}`}>
      <header className={styles['head']}>
        <div>
          <h2 id={`office-${office.officeId}`}>{office.titles.neutral}</h2>
          <p className={styles['soft']}>{t('account', { handle })}</p>
        </div>
        {manages && <OfficeActs office={office} today={today} />}
      </header>
      {current !== null && holder !== null ? (
        <div className={styles['holder']}>
          <Face id={holder.memberId} name={holder.name} initials={holder.initials} pictureUrl={holder.pictureUrl} size={64} />
          <div>
            <strong className={styles['name']}>{holder.name}</strong>
            <p>
              {current.title}
              {current.kind === 'interim' && <> {t('interim')}</>}, {t('since', { day: sayDay(current.startsOn, language) })}
            </p>
          </div>
        </div>
      ) : (
        <div className={styles['holder']}>
          <span className={styles['nobody']} aria-hidden="true">
            ?
          </span>
          <div>
            <strong className={styles['name']}>
              {vacantSince === null ? t('vacant') : t('vacantSince', { day: sayDay(vacantSince, language) })}
            </strong>
            <p>{t('vacantText')}</p>
          </div>
        </div>
      )}
      {office.holderOffTeam && holder !== null && (
        <Banner tone="held" title={t('offTeam', { name: holder.name })}>
          {t(manages ? 'offTeamText' : 'offTeamMember', { handle })}{' '}
          {manages && (
            <Link to="/reglages/comptes" hash={office.accountId}>
              {t('offTeamLink')}
            </Link>
          )}
        </Banner>
      )}
      <NextChange office={office} />
      {pending.map(({ post, tenure }) => (
        <OfficePostBox
          key={`${post.tenureId} ${post.kind}`}
          post={post}
          tenure={tenure}
          signer={personOf(post.signerId)}
          manages={manages}
        />
      ))}
      {manages && (
        <div>
          <Button tone={current === null ? 'primary' : 'plain'} onClick={() => setPlanning(true)}>
            <Icon name="people" /> {current === null ? t('name') : t('plan')}
          </Button>
        </div>
      )}
      <TenureTimeline office={office} manages={manages} />
      {planning && <PlanDialog office={office} today={today} onClose={() => setPlanning(false)} />}
    </article>
  );
}

/** What happens next, while it can still be taken back. */
function NextChange({ office }: { readonly office: OfficeView }) {
  const { t } = useTranslation('offices');
  const { language } = useClock();
  const personOf = usePersonOf();
  const { next } = office;
  if (next === null) return null;
  const day = sayDay(next.day, language);
  const comes = office.tenures.find(({ tenureId }) => tenureId === next.tenureId);
  const words =
    next.kind === 'falls-vacant' || comes === undefined
      ? t('nextVacant', { day })
      : t('nextComes', { name: personOf(comes.memberId).name, day });
  return (
    <p className={styles['next']}>
      <Tag tone={next.kind === 'falls-vacant' ? 'held' : 'accent'}>{t('planned')}</Tag> {words}
    </p>
  );
}
