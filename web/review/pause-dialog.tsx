import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { announce } from '../design/toast.tsx';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { secondsLeft, type Pause } from './pause.ts';
import { PausedFindings } from './paused-findings.tsx';
import { PausedWords, type Words } from './paused-words.tsx';
import { TurnsRing } from './turns-ring.tsx';
import styles from './pause.module.css';

export interface PauseDialogProps {
  readonly pause: Pause;
  /** As they will be read: each wording, part by part. */
  readonly words: readonly Words[];
  /** What the button does once it may. */
  readonly act: 'send' | 'plan';
  readonly busy: boolean;
  readonly onSend: () => void;
  readonly onBack: () => void;
}

/** Milliseconds between two looks at the clock. */
const STEP = 250;

/** The seven turns: the words as they will be read, what was found in them, and twenty seconds before they may leave. Leaving it costs nothing. */
export function PauseDialog({ pause, words, act, busy, onSend, onBack }: PauseDialogProps) {
  const { t } = useTranslation('review');
  const left = useSecondsLeft(pause);
  const ready = left === 0;
  useEffect(() => {
    if (ready) announce(t('pause.ready'));
  }, [ready, t]);
  useShortcut('Ctrl+Enter', onSend, { label: t(`pause.${act}`), group: t('findings.group'), enabled: ready && !busy, hidden: true });
  return (
    <Dialog title={t('pause.title')} open onClose={onBack} width="wide">
      <div className={styles['body']}>
        <p className={styles['soft']}>{t('pause.text')}</p>
        {pause.anew && (
          <p role="status" className={styles['anew']}>
            {t('pause.changed')}
          </p>
        )}
        {words.map((wording) => (
          <PausedWords key={wording.from.join(' ')} words={wording} />
        ))}
        <PausedFindings findings={pause.findings} />
        <footer className={styles['foot']}>
          <TurnsRing left={left} />
          <p className={styles['wait']}>{ready ? t('pause.ready') : t('pause.left', { count: left })}</p>
          <span className={styles['acts']}>
            <Button onClick={onBack}>{t('pause.back')}</Button>
            <Button tone="primary" disabled={!ready} busy={busy} onClick={onSend}>
              {t(`pause.${act}`)}
            </Button>
          </span>
        </footer>
        <p className={styles['soft']}>{t('pause.aside')}</p>
      </div>
    </Dialog>
  );
}

function useSecondsLeft(pause: Pause): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const look = () => setNow(performance.now());
    look();
    const timer = setInterval(look, STEP);
    return () => clearInterval(timer);
  }, []);
  return secondsLeft(pause, now);
}
