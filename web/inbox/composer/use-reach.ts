/** Who is to read a reply and behind what it stands, as its author wishes and the network allows; kept in the draft. */
import { useState } from 'react';
import type { MessageView } from '../../../src/inbox/schema.ts';
import type { Composer } from '../../../src/publishing/schema.ts';
import type { DraftContent } from './draft-keeper.ts';
import { reachOf, wishToSend } from './reach-of.ts';
import type { Draft } from './use-draft.ts';
import type { ChosenVoice } from './voice.ts';

export interface ReachDesk extends ReturnType<typeof reachOf> {
  /** How a reply of this reach is counted. */
  readonly around: Pick<ChosenVoice, 'counting' | 'contentWarning'>;
  /** What goes to the server. */
  readonly sent: ReturnType<typeof wishToSend>;
  /** The field of the warning is in sight. */
  readonly warns: boolean;
  /** It was opened by hand, just now. */
  readonly opened: boolean;
  toggleWarning(): void;
}

export function useReach(
  composer: Composer,
  {
    draft,
    target,
    type,
  }: { readonly draft: Draft; readonly target: MessageView | null; readonly type: (change: Partial<DraftContent>) => void },
): ReachDesk {
  const [opened, setOpened] = useState(false);
  const reach = reachOf(composer, target, draft);
  const { visibility, contentWarning } = reach;
  const isMadePrivate = visibility === 'private' && composer.visibility !== 'private';
  const warns = composer.contentWarnings && (opened || contentWarning !== null);
  return {
    ...reach,
    around: { counting: isMadePrivate ? (composer.privateCounting ?? composer.counting) : composer.counting, contentWarning },
    sent: wishToSend(draft, reach, composer),
    warns,
    opened,
    toggleWarning() {
      setOpened(!warns);
      if (warns) type({ contentWarning: '' });
    },
  };
}
