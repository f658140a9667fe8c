import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { FieldFrame } from '../../design/field.tsx';
import { relativeMoment } from '../../design/moment.ts';
import { useClock } from '../../design/relative-time.tsx';
import styles from './thread-pane.module.css';

interface TakeOverDialogProps {
  readonly open: boolean;
  readonly name: string;
  readonly since: string | null;
  readonly writes: boolean;
  readonly onClose: () => void;
  readonly onTakeOver: (word: string) => Promise<void>;
}

const LONGEST_WORD = 500;

/** Takes the conversation out of a colleague's hands: who has it, since when, and a word to him. */
export function TakeOverDialog({ open, name, since, writes, onClose, onTakeOver }: TakeOverDialogProps) {
  const { t } = useTranslation('inbox');
  const clock = useClock();
  const [word, setWord] = useState('');
  const [busy, setBusy] = useState(false);
  return (
    <Dialog title={t('takeOver.title')} open={open} onClose={onClose}>
      <form
        className={styles['takeOver']}
        onSubmit={async (event) => {
          event.preventDefault();
          setBusy(true);
          await onTakeOver(word.trim());
          setBusy(false);
        }}
      >
        <p>
          {since === null ? t('thread.heldBy', { name }) : t('takeOver.text', { name, since: relativeMoment(new Date(since), clock) })}{' '}
          {writes && <strong>{t('takeOver.writing', { name })}</strong>}
        </p>
        <FieldFrame label={t('takeOver.word', { name })}>
          {({ id }) => (
            <textarea
              id={id}
              rows={2}
              dir="auto"
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was asked for to write this word
              autoFocus
              maxLength={LONGEST_WORD}
              value={word}
              placeholder={t('takeOver.placeholder')}
              onChange={(event) => setWord(event.target.value)}
            />
          )}
        </FieldFrame>
        <div className={styles['dialogActs']}>
          <Button onClick={onClose}>{t('takeOver.cancel', { name })}</Button>
          <Button tone="primary" type="submit" busy={busy}>
            {t('takeOver.act')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
