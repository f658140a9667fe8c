import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { countsQuery } from '../api/inbox-counts.ts';
import { reviewCountsQuery } from '../api/review-counts.ts';
import { Icon } from '../design/icon.tsx';
import { useMe } from './session.ts';
import styles from './shell.module.css';
import { INBOX } from './addresses.ts';

/** Counted no further by the server. */
const COUNT_LIMIT = 1_000;

/** The rooms, each with its word. At the bottom of a narrow screen. */
export function Rail() {
  const { t, i18n } = useTranslation('shell');
  const { organisation } = useMe();
  const { data: counts } = useQuery(countsQuery);
  const waiting = counts?.['to-answer'] ?? 0;
  const { data: reviews } = useQuery(reviewCountsQuery);
  const toReview = reviews?.toReview ?? 0;
  const count = waiting >= COUNT_LIMIT ? t('rail.thousand') : t('rail.waiting', { count: waiting });
  return (
    <nav className={styles['rail']} aria-label={t('rail.name')}>
      <ul>
        <li>
          <Link {...INBOX} activeOptions={{ exact: false }}>
            <Icon name="inbox" /> {t('rail.inbox')}
            {waiting > 0 && (
              <span className={styles['count']}>
                <span aria-hidden="true">{waiting >= COUNT_LIMIT ? '999+' : waiting.toLocaleString(i18n.language)}</span>
                <span className="visually-hidden">, {count}</span>
              </span>
            )}
          </Link>
        </li>
        <li>
          <Link to="/micro">
            <Icon name="pen" /> {t('rail.posts')}
          </Link>
        </li>
        <li>
          <Link to="/relectures">
            <Icon name="eye" /> {t('rail.reviews')}
            {toReview > 0 && (
              <span className={styles['count']}>
                <span aria-hidden="true">{toReview.toLocaleString(i18n.language)}</span>
                <span className="visually-hidden">, {t('rail.toReview', { count: toReview })}</span>
              </span>
            )}
          </Link>
        </li>
        <li>
          <Link to="/equipe">
            <Icon name="people" /> {t('rail.people')}
          </Link>
        </li>
        <li>
          <a href="/practice" target="_blank" rel="noopener" aria-label={t('rail.workshopNote')}>
            <Icon name="workshop" /> {t('rail.workshop')}
            <span className={styles['outside']}>
              <Icon name="external" size={16} />
            </span>
          </a>
        </li>
        <li>
          <Link to="/reglages">
            <Icon name="settings" /> {t('rail.settings')}
          </Link>
        </li>
      </ul>
      <p className={styles['railFoot']}>{organisation.name}</p>
    </nav>
  );
}
