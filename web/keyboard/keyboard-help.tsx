import { useTranslation } from 'react-i18next';
import { Dialog } from '../design/dialog.tsx';
import { Kbd } from '../design/tag.tsx';
import { hideKeyboardHelp, useKeyboardHelpOpen } from './help-state.ts';
import { inReadingOrder } from './reading-order.ts';
import { useActiveShortcuts } from './use-shortcut.ts';
import styles from './keyboard.module.css';

/** What the keyboard does on this screen, as it is registered: never a list that lies. */
export function KeyboardHelp() {
  const { t } = useTranslation('shell');
  const open = useKeyboardHelpOpen();
  const shortcuts = inReadingOrder(useActiveShortcuts(), [t('keyboard.go'), t('keyboard.everywhere')]);
  const groups = [...new Set(shortcuts.map(({ group }) => group))];
  return (
    <Dialog title={t('keyboard.helpTitle')} open={open} onClose={hideKeyboardHelp} width="wide">
      <p className={styles['lead']}>{t('keyboard.helpText')}</p>
      <div className={styles['groups']}>
        {groups.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl className={styles['keys']}>
              {shortcuts
                .filter((shortcut) => shortcut.group === group)
                .map((shortcut) => (
                  <div key={shortcut.keys}>
                    <dt>
                      <Kbd keys={shortcut.keys} />
                    </dt>
                    <dd>{shortcut.label}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
