import type { AccountView } from '../../src/accounts/schema.ts';
import type { MessageView } from '../../src/inbox/schema.ts';
import type { SignedShape } from '../inbox/composer/length.ts';
import { useAuthorName } from '../inbox/thread/message-item.tsx';
import { at } from '../inbox/use-people.ts';
import type { Pause } from './pause.ts';
import { PauseDialog } from './pause-dialog.tsx';
import { asRead } from './as-read.ts';

export interface ReplyPauseProps {
  readonly pause: Pause;
  readonly busy: boolean;
  readonly words: string;
  readonly voice: SignedShape;
  readonly account: AccountView | undefined;
  readonly target: MessageView | null;
  readonly onSend: () => void;
  readonly onBack: () => void;
}

/** The pause of a reply. */
export function ReplyPause({ words, voice, account, target, ...paused }: ReplyPauseProps) {
  const nameOf = useAuthorName(account);
  const said = { from: account ? [at(account.handle)] : [], to: target && nameOf(target), parts: [asRead(words, voice)] };
  return <PauseDialog {...paused} words={[said]} act="send" />;
}
