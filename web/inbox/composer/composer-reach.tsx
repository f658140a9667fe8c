import type { MessageView } from '../../../src/inbox/schema.ts';
import { CorrectionLine } from './correction-line.tsx';
import { ReachLine } from './reach-line.tsx';
import type { ReachDesk } from './use-reach.ts';
import { WarningField } from './warning-field.tsx';

interface ComposerReachProps {
  readonly reach: ReachDesk;
  readonly target: MessageView | null;
  readonly corrects: boolean;
  /** More than one person of the public speaks there in private. */
  readonly many: boolean;
  readonly locked: boolean;
  readonly onAnswer: () => void;
  readonly onWarn: (words: string) => void;
  readonly onLeave: () => void;
}

/** Above the words: that they correct, who reads them where that is not everybody, and what they are folded behind. */
export function ComposerReach({ reach, target, corrects, many, locked, onAnswer, onWarn, onLeave }: ComposerReachProps) {
  return (
    <>
      {corrects && <CorrectionLine onAnswer={onAnswer} />}
      <ReachLine visibility={reach.visibility} target={target} many={many} />
      {reach.warns && <WarningField words={reach.warningWords} locked={locked} wanted={reach.opened} onType={onWarn} onLeave={onLeave} />}
    </>
  );
}
