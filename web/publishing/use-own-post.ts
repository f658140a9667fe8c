/** What a person does with a post of ours that stands: take it back, pin it, take the pin away. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SentPost } from '../../src/publishing/schema-sent.ts';
import { isFailure } from '../api/failure.ts';
import { toast } from '../design/toast.tsx';
import { pinPublication, sentPostsKey, unpinPublication, withdrawPublication } from './requests.ts';

const REFUSALS = [
  'not-offered',
  'already-gone',
  'wrong-state',
  'outside-team',
  'account-disconnected',
  'account-needs-reconnection',
  'account-paused',
] as const;

export interface OwnPostActs {
  readonly busy: boolean;
  /** Each resolves to whether it was taken on; what is refused has been said by then. */
  withdraw(post: SentPost): Promise<boolean>;
  pin(post: SentPost): Promise<boolean>;
  unpin(post: SentPost): Promise<boolean>;
}

export function useOwnPost(conversationId: string): OwnPostActs {
  const client = useQueryClient();
  const { t } = useTranslation('publishing');
  const [busy, setBusy] = useState(false);

  const run = async (act: () => Promise<unknown>, shown: SentPost) => {
    setBusy(true);
    // On screen at once; what the server says comes after.
    client.setQueryData<SentPost[]>(sentPostsKey(conversationId), (posts) =>
      posts?.map((one) => (one.publicationId === shown.publicationId ? shown : one)),
    );
    try {
      await act();
      return true;
    } catch (error) {
      if (!isFailure(error)) throw error;
      const kind = REFUSALS.find((one) => one === error.kind) ?? 'other';
      toast({ text: t(`own.refused.${kind}`), tone: 'urgent' });
      return false;
    } finally {
      setBusy(false);
      void client.invalidateQueries({ queryKey: sentPostsKey(conversationId) });
    }
  };

  return {
    busy,
    withdraw: (post) =>
      run(() => withdrawPublication(post.publicationId), { ...post, mayWithdraw: false, state: 'withdrawing', failure: null }),
    pin: (post) => run(() => pinPublication(post.publicationId), { ...post, mayPin: false, pin: 'pinning', pinFailure: null }),
    unpin: (post) => run(() => unpinPublication(post.publicationId), { ...post, mayUnpin: false, pin: 'unpinning', pinFailure: null }),
  };
}
