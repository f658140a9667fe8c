import type { PostContentView, SpeakingView } from '../../src/posts/schema.ts';
import { at, useAccountsById } from '../inbox/use-people.ts';
import type { Pause } from './pause.ts';
import { PauseDialog } from './pause-dialog.tsx';
import { wordingsOf } from './post-words.ts';

export interface PostPauseProps {
  readonly pause: Pause;
  readonly busy: boolean;
  readonly content: PostContentView;
  /** Those that will say it. */
  readonly speaking: readonly SpeakingView[];
  readonly act: 'send' | 'plan';
  readonly onSend: () => void;
  readonly onBack: () => void;
}

/** The pause of a post. */
export function PostPause({ content, speaking, ...paused }: PostPauseProps) {
  const accounts = useAccountsById();
  const sayers = speaking.map(({ accountId, signature }) => {
    const account = accounts.get(accountId);
    return { accountId, signature, network: account?.network ?? '', name: at(account?.handle ?? '…') };
  });
  return <PauseDialog {...paused} words={wordingsOf(content, sayers)} />;
}
