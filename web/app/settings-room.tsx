import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayReadPasts } from '../past/powers.ts';
import { useMe } from './session.ts';
import { TabRow } from './tab-row.tsx';
import styles from './settings-room.module.css';

/** Settings: what they are about on top, one page each under it. */
export function SettingsRoom() {
  const { t } = useTranslation('shell');
  const { member } = useMe();
  return (
    <div className={styles['room']}>
      <TabRow label={t('rail.settings')}>
        <Link to="/reglages/comptes" activeOptions={{ exact: false }}>
          {t('settings.accounts')}
        </Link>
        <Link to="/reglages/garde-fous">{t('settings.guardrails')}</Link>
        {mayReadPasts(member.role) && (
          <Link to="/reglages/passe" activeOptions={{ exact: false }}>
            {t('settings.past')}
          </Link>
        )}
        <Link to="/reglages/images">{t('settings.media')}</Link>
        <Link to="/reglages/api">{t('settings.api')}</Link>
        <Link to="/reglages/moi">{t('settings.me')}</Link>
      </TabRow>
      <Outlet />
    </div>
  );
}
