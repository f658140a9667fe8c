import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../src/inbox/schema.ts';
import { Button } from '../../design/button.tsx';
import type { Visibility } from '../reach.tsx';
import { DraftLine } from './draft-line.tsx';
import { LengthLine } from './length-line.tsx';
import { ReachChoice } from './reach-choice.tsx';
import type { Draft } from './use-draft.ts';
import type { ReachDesk } from './use-reach.ts';
import type { ChosenVoice } from './voice.ts';
import { WarningToggle } from './warning-field.tsx';
import styles from './composer.module.css';

interface ComposerBarProps {
  /** Negative when it is too long. */
  readonly left: number;
  readonly voice: ChosenVoice;
  readonly draft: Draft;
  readonly reach: ReachDesk;
  readonly target: MessageView | null;
  /** The network folds messages behind words. */
  readonly warnable: boolean;
  readonly mine: boolean;
  readonly locked: boolean;
  readonly busy: boolean;
  readonly onReach: (visibility: Visibility) => void;
}

/** Under the words: what is left, what is kept, who will read it, and the button. */
export function ComposerBar({ left, voice, draft, reach, target, warnable, mine, locked, busy, onReach }: ComposerBarProps) {
  const { t } = useTranslation(['publishing', 'messages']);
  return (
    <div className={styles['bar']}>
      <LengthLine left={left} maximum={voice.counting.maximum} signed={voice.signature !== ''} />
      <DraftLine status={draft.status} />
      {mine && (
        <span className={styles['sends']}>
          {!locked && warnable && <WarningToggle on={reach.warns} onToggle={reach.toggleWarning} />}
          {!locked && <ReachChoice visibility={reach.visibility} visibilities={reach.visibilities} target={target} onChoose={onReach} />}
          <Button tone="primary" type="submit" busy={busy} disabled={locked || voice.wantsTag} className={styles['send']}>
            {t(reach.sends)}
            <span className={styles['keys']} aria-hidden="true">
              Ctrl ↵
            </span>
          </Button>
        </span>
      )}
    </div>
  );
}
