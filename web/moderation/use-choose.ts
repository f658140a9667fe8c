import { useState } from 'react';
import type { Choice } from './choices.ts';
import { useModerationActs } from './use-moderation-acts.ts';

export interface About {
  readonly messageId?: string | undefined;
  readonly correspondentId?: string | undefined;
}

/** Does what was chosen; a report asks why first. */
export function useChoose(conversationId: string) {
  const acts = useModerationActs();
  const [reporting, setReporting] = useState<About | null>(null);
  return {
    reporting,
    endReport: () => setReporting(null),
    choose(choice: Choice, { messageId, correspondentId }: About) {
      if (choice.act === 'undo') return void acts.undo(choice.moderation);
      const about: About = choice.onMessage ? { messageId } : { correspondentId };
      if (choice.kind === 'report') return setReporting(about);
      return void acts.ask(conversationId, { kind: choice.kind, ...said(about) });
    },
  };
}

/** Only what is there. */
export const said = ({ messageId, correspondentId }: About) => ({
  ...(messageId !== undefined && { messageId }),
  ...(correspondentId !== undefined && { correspondentId }),
});
