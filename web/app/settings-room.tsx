import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './settings-room.module.css';

/** Settings: what they are about on top, one page each under it. */
export function SettingsRoom() {
  const { t } = useTranslation('shell');
  return (
    <div className={styles['room']}>
      <nav aria-label={t('rail.settings')} className={styles['tabs']}>
        <Link to="/reglages/comptes">{t('settings.accounts')}</Link>
        <Link to="/reglages/moi">{t('settings.me')}</Link>
      </nav>
      <Outlet />
    </div>
  );
}
