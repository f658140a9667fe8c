import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PublicationView } from '../../src/publishing/schema.ts';
import { useMe } from '../app/session.ts';
import { Button, buttonClass } from '../design/button.tsx';
import { timeOfDay } from '../design/moment.ts';
import { useClock } from '../design/relative-time.tsx';
import { useAccountsById } from '../inbox/use-people.ts';
import { useLive } from '../live/use-live.ts';
import { announcementsQuery } from './requests.ts';
import { usePublicationActs } from './use-publication-acts.ts';
import { useReason } from './use-publication-words.ts';
import styles from './announcement.module.css';

const TROUBLES = ['retrying', 'needs-reauth', 'outcome-unknown', 'failed'] as const;
type Trouble = (typeof TROUBLES)[number];
const isTrouble = (state: PublicationView['state']): state is Trouble => TROUBLES.some((one) => one === state);

/** Greetings, goodbyes, announcements and notices that have not arrived: nobody looks for them in a thread. */
export function AnnouncementBanners() {
  const client = useQueryClient();
  const { data = [] } = useQuery(announcementsQuery);
  useLive(['publication.', 'account.state-changed'], () => void client.invalidateQueries({ queryKey: announcementsQuery.queryKey }));
  const troubled = data.filter(({ state, kind, failure }) => isTrouble(state) && !(kind === 'notice' && failure?.reason === 'parent-gone'));
  if (troubled.length === 0) return null;
  return (
    <ul className={styles['banners']} role="status">
      {troubled.slice(0, 3).map((publication) => (
        <AnnouncementBanner key={publication.publicationId} publication={publication} />
      ))}
    </ul>
  );
}

function AnnouncementBanner({ publication }: { readonly publication: PublicationView }) {
  const { t } = useTranslation('publishing');
  const client = useQueryClient();
  const { member } = useMe();
  const clock = useClock();
  const reasonOf = useReason();
  const found = useAccountsById().get(publication.accountId);
  const acts = usePublicationActs(() => {});
  const { state, kind } = publication;
  if (kind === 'reply' || !isTrouble(state)) return null;
  const account = found ? `@${found.handle}` : '';
  const isShut = found?.state === 'needs-reconnection' || found?.state === 'disconnected' || found?.state === 'paused';
  const settles = publication.memberId === member.memberId || member.role !== 'member';
  const run = async (act: Promise<boolean>) => {
    await act;
    await client.invalidateQueries({ queryKey: announcementsQuery.queryKey });
  };
  const at = timeOfDay(new Date(publication.dueAt), clock);
  return (
    <li className={styles[state]}>
      <p>
        <strong>{t(`announcement.${kind}`, { account })}</strong> <q>{publication.body}</q>{' '}
        <span>{state === 'failed' ? t('state.failed', { why: reasonOf(publication) }) : t(`announcement.${state}`, { at, account })}</span>
      </p>
      {settles && (state === 'failed' || (state === 'needs-reauth' && !isShut)) && (
        <Button size="small" onClick={() => void run(acts.retry(publication))}>
          {t('act.retry')}
        </Button>
      )}
      {settles && state !== 'outcome-unknown' && (
        <Button size="small" onClick={() => void run(acts.discard(publication))}>
          {t('act.discard')}
        </Button>
      )}
      {state === 'needs-reauth' && isShut && (
        <Link to="/reglages/comptes" className={buttonClass('plain', 'small')}>
          {t('hindrance.reconnect')}
        </Link>
      )}
    </li>
  );
}
