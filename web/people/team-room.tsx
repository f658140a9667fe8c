import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import tabs from '../app/settings-room.module.css';
import { TabRow } from '../app/tab-row.tsx';
import { BetweenUsCount } from '../peer-reading/between-us-count.tsx';
import { TEAM_TABS } from './team-tabs.ts';

/** The people room: who is there, when, in which office, and what the public sees of it. One page under each tab. */
export function TeamRoom() {
  const { t } = useTranslation(['people', 'shell']);
  // A person's page belongs to the cards, though its address is not theirs.
  const onPerson = useLocation({ select: ({ pathname }) => pathname.startsWith('/equipe/personne/') });
  return (
    <div className={tabs['room']}>
      {TEAM_TABS.length > 1 && (
        <TabRow label={t('shell:rail.people')}>
          {TEAM_TABS.map(({ to, word, exact = false }) => (
            <Link key={to} to={to} activeOptions={{ exact }} {...(word === 'cards' && onPerson && { 'aria-current': 'page' as const })}>
              {t(`tabs.${word}`)}
              {word === 'betweenUs' && <BetweenUsCount />}
            </Link>
          ))}
        </TabRow>
      )}
      <Outlet />
    </div>
  );
}
