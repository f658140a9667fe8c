import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';
import styles from './overlay.module.css';

interface DialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Answers a question that must not be left by accident: pressing outside does not close it. */
  readonly kind?: 'dialog' | 'alertdialog';
  readonly width?: 'narrow' | 'wide';
  /** No way out but through its content. */
  readonly closable?: boolean;
}

/** A window over the page. Focus goes into it, stays in it, and comes back to where it was. */
export function Dialog({ title, open, onClose, children, kind = 'dialog', width = 'narrow', closable = true }: DialogProps) {
  const { t } = useTranslation('shell');
  return (
    <ModalOverlay
      className={cx(styles['overlay'])}
      isOpen={open}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      isDismissable={closable && kind === 'dialog'}
      isKeyboardDismissDisabled={!closable}
    >
      <Modal className={cx(styles['modal'], styles[width])}>
        <AriaDialog role={kind} className={cx(styles['dialog'])}>
          <header className={styles['head']}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {closable && (
              <Button tone="quiet" size="small" onClick={onClose} aria-label={t('close')} className={styles['close']}>
                <Icon name="close" />
              </Button>
            )}
          </header>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

interface ConfirmProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly act: string;
  readonly onAct: () => void;
  readonly busy?: boolean;
}

/** Asks before what cannot be taken back; the button says what it does, never « OK ». */
export function Confirm({ title, open, onClose, children, act, onAct, busy = false }: ConfirmProps) {
  const { t } = useTranslation('shell');
  return (
    <Dialog title={title} open={open} onClose={onClose} kind="alertdialog">
      <div className={styles['body']}>{children}</div>
      <footer className={styles['foot']}>
        <Button onClick={onClose} autoFocus>
          {t('cancel')}
        </Button>
        <Button tone="danger" onClick={onAct} busy={busy}>
          {act}
        </Button>
      </footer>
    </Dialog>
  );
}
