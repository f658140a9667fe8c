import { onDemand } from '../../app/on-demand.tsx';
import type { ReplyPauseProps } from '../../review/reply-pause.tsx';
import type { Sending } from './use-reply.ts';

const ReplyPause = onDemand<ReplyPauseProps>(async () => (await import('../../review/reply-pause.tsx')).ReplyPause);

interface ReplyPausedProps extends Pick<ReplyPauseProps, 'words' | 'voice' | 'account' | 'target'> {
  readonly reply: Sending;
}

/** The words are to be read again before they leave; nothing while they are not. */
export function ReplyPaused({ reply, ...said }: ReplyPausedProps) {
  return (
    reply.pause !== null && <ReplyPause {...said} pause={reply.pause} busy={reply.busy} onSend={reply.sendRead} onBack={reply.goBack} />
  );
}
