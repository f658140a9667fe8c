import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { showKeyboardHelp } from '../keyboard/help-state.ts';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { INBOX } from './addresses.ts';

/** `g` then the letter of a room, the same in both languages; and `?`. */
export function useRoomShortcuts(): void {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const group = t('keyboard.go');
  const label = (room: string) => t('keyboard.goTo', { room });
  const goToInbox = () => void navigate(INBOX);
  useShortcut('g i', goToInbox, { group, label: label(t('rail.inbox')) });
  useShortcut('g a', () => void navigate({ to: '/micro' }), { group, label: label(t('rail.posts')) });
  useShortcut('g r', () => void navigate({ to: '/relectures' }), { group, label: label(t('rail.reviews')) });
  useShortcut('g t', () => void navigate({ to: '/equipe' }), { group, label: label(t('rail.people')) });
  useShortcut('g w', () => void window.open('/practice', '_blank', 'noopener'), { group, label: label(t('rail.workshop')) });
  useShortcut('g s', () => void navigate({ to: '/reglages/comptes' }), { group, label: label(t('rail.settings')) });
  useShortcut('g m', () => void navigate({ to: '/reglages/moi' }), { group, label: label(t('me.profile')) });
  useShortcut('?', showKeyboardHelp, { group: t('keyboard.everywhere'), label: t('keyboard.help') });
}
