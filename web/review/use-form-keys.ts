import { useTranslation } from 'react-i18next';
import { useShortcut } from '../keyboard/use-shortcut.ts';

/** The keys of a form inside a review: Ctrl and Enter send it, Escape leaves it. */
export function useFormKeys(label: string, { send, leave }: { readonly send: () => void; readonly leave: () => void }): void {
  const { t } = useTranslation('review');
  const group = t('page.group');
  useShortcut('Ctrl+Enter', send, { label, group, hidden: true });
  useShortcut('Escape', leave, { label: t('act.cancel'), group, hidden: true });
}
