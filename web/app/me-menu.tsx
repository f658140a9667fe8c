import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../src/people/schema.ts';
import { meQuery, signOut, updateMe } from '../api/people.ts';
import { Icon } from '../design/icon.tsx';
import { Menu } from '../design/menu.tsx';
import { toast } from '../design/toast.tsx';
import { changeLanguage } from '../i18n/i18n.ts';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { showKeyboardHelp } from '../keyboard/help-state.ts';
import { useMe } from './session.ts';
import { chooseTheme, useTheme, type Theme } from './theme.ts';
import { MemberFace } from '../people/member-face.tsx';
import styles from './shell.module.css';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** Oneself: profile, language, theme, and the way out. */
export function MeMenu() {
  const { t, i18n } = useTranslation('shell');
  const { member } = useMe();
  const theme = useTheme();
  const client = useQueryClient();
  const navigate = useNavigate();
  const sentence = useFailureSentence();

  const speak = async (language: Language) => {
    await changeLanguage(language, true);
    try {
      client.setQueryData(meQuery.queryKey, await updateMe({ language }));
    } catch (error) {
      toast({ text: sentence(error), tone: 'urgent' });
    }
  };
  const leave = async () => {
    try {
      await signOut();
      // The whole page goes, and with it all that the member could read.
      location.assign('/');
    } catch (error) {
      toast({ text: sentence(error), tone: 'urgent' });
    }
  };

  return (
    <Menu
      name={t('me.menu')}
      className={styles['me']}
      groups={[
        {
          id: 'me',
          entries: [
            { id: 'profile', label: t('me.profile'), onAct: () => void navigate({ to: '/reglages/moi' }) },
            { id: 'shortcuts', label: t('me.shortcuts'), onAct: showKeyboardHelp },
          ],
        },
        {
          id: 'language',
          title: t('me.language'),
          entries: [
            { id: 'fr', label: t('me.french'), chosen: i18n.language === 'fr', onAct: () => void speak('fr') },
            { id: 'en', label: t('me.english'), chosen: i18n.language === 'en', onAct: () => void speak('en') },
          ],
        },
        {
          id: 'theme',
          title: t('me.theme'),
          entries: THEMES.map((one) => ({ id: one, label: t(`me.${one}`), chosen: theme === one, onAct: () => chooseTheme(one) })),
        },
        { id: 'out', entries: [{ id: 'sign-out', label: t('me.signOut'), onAct: () => void leave() }] },
      ]}
    >
      <MemberFace member={member} size={28} />
      <span className="visually-hidden">{t('me.menu')}</span> <span className={styles['meName']}>{member.publicName}</span>
      <Icon name="chevron" size={16} />
    </Menu>
  );
}
