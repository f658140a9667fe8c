import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../app/session.ts';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { mayBeAt, mine } from './helm-state.ts';
import { openHelmDialog } from './helm-store.ts';
import { useHelms } from './use-helms.ts';

/** The helm from the keyboard and the palette: `h` then a letter. What is about one's own shift is there while one has exactly one. */
export function useHelmShortcuts(): void {
  const { t } = useTranslation(['shifts', 'shell']);
  const me = useMe().member.memberId;
  const navigate = useNavigate();
  const helms = [...useHelms().values()];
  const own = helms.flatMap((helm) => mine(helm, me) ?? []);
  const [shift] = own;
  const group = t('strip.palette');
  const one = own.length === 1;
  const about = (kind: 'hand-over' | 'end' | 'extend') => () => {
    if (shift) openHelmDialog({ kind, accountId: shift.accountId, shiftId: shift.shiftId });
  };
  const free = helms.filter((helm) => mayBeAt(helm, me) && mine(helm, me) === undefined);
  const take = () => openHelmDialog({ kind: 'take', accountId: free.length === 1 ? (free[0]?.accountId ?? null) : null });
  useShortcut('h t', take, { group, label: t('strip.take'), enabled: free.length > 0 });
  useShortcut('h h', about('hand-over'), { group, label: t('strip.handOver'), enabled: one && shift?.state === 'taken' });
  useShortcut('h r', about('extend'), { group, label: t('strip.extend'), enabled: one });
  useShortcut('h e', about('end'), { group, label: t('strip.end'), enabled: one });
  useShortcut('g h', () => void navigate({ to: '/equipe/semaine' }), {
    group: t('shell:keyboard.go'),
    label: t('shell:keyboard.goTo', { room: t('strip.week') }),
  });
}
