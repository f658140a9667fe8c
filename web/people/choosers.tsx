import { useTranslation } from 'react-i18next';
import { chooseTheme, useTheme, type Theme } from '../app/theme.ts';
import { buttonClass } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { Menu } from '../design/menu.tsx';
import { changeLanguage } from '../i18n/i18n.ts';
import styles from './door.module.css';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** Language and theme, before anybody is known. */
export function Choosers() {
  const { t, i18n } = useTranslation('shell');
  const theme = useTheme();
  const languages = [
    { id: 'fr', label: t('me.french') },
    { id: 'en', label: t('me.english') },
  ] as const;
  return (
    <div className={styles['choosers']}>
      <Menu
        name={t('me.language')}
        className={buttonClass('quiet', 'small')}
        groups={[
          {
            id: 'language',
            entries: languages.map(({ id, label }) => ({
              id,
              label,
              chosen: i18n.language === id,
              onAct: () => void changeLanguage(id, true),
            })),
          },
        ]}
      >
        <span className="visually-hidden">{t('me.language')} :</span>
        {i18n.language === 'en' ? t('me.english') : t('me.french')} <Icon name="chevron" size={16} />
      </Menu>
      <Menu
        name={t('me.theme')}
        className={buttonClass('quiet', 'small')}
        groups={[
          { id: 'theme', entries: THEMES.map((id) => ({ id, label: t(`me.${id}`), chosen: theme === id, onAct: () => chooseTheme(id) })) },
        ]}
      >
        {t('me.theme')} <Icon name="chevron" size={16} />
      </Menu>
    </div>
  );
}
