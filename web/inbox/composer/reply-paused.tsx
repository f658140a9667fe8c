import type { AccountView } from '../../../src/accounts/schema.ts';
import type { MessageView } from '../../../src/inbox/schema.ts';
import { onDemand } from '../../app/on-demand.tsx';
import { asRead } from '../../review/as-read.ts';
import type { PauseDialogProps } from '../../review/pause-dialog.tsx';
import { useAuthorName } from '../thread/message-item.tsx';
import { at } from '../use-people.ts';
import type { SignedShape } from './length.ts';
import type { Sending } from './use-reply.ts';

const PauseDialog = onDemand<PauseDialogProps>(async () => (await import('../../review/pause-dialog.tsx')).PauseDialog);

interface ReplyPausedProps {
  readonly reply: Sending;
  readonly words: string;
  readonly voice: SignedShape;
  readonly account: AccountView | undefined;
  readonly target: MessageView | null;
}

/** The words are to be read again before they leave; nothing while they are not. */
export function ReplyPaused({ reply, words, voice, account, target }: ReplyPausedProps) {
  const nameOf = useAuthorName(account);
  if (reply.pause === null) return null;
  const said = { from: account ? [at(account.handle)] : [], to: target && nameOf(target), parts: [asRead(words, voice)] };
  return <PauseDialog pause={reply.pause} words={[said]} act="send" busy={reply.busy} onSend={reply.sendRead} onBack={reply.goBack} />;
}
