import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { timeOf } from '../shifts/wall-time.ts';
import type { Entry } from './calendar-entry.tsx';
import { planPost } from './requests.ts';

/** Puts a planned post on another day, at the same time of it: it is planned anew, in the name of whoever moves it. */
export function useMovePost(): (entry: Entry, day: string) => void {
  const { t } = useTranslation('posts');
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const { mutate } = useMutation({
    mutationFn: ({ entry: { post, local }, day }: { entry: Entry; day: string }) =>
      planPost(post.postId, {
        revision: post.revision,
        when: { kind: 'at', local: `${day}T${timeOf(local)}`, repeat: null },
        deadlineMinutes: post.plan?.deadlineMinutes ?? null,
      }),
    onSuccess: () => toast({ text: t('calendar.moved') }),
    onError: (error) => toast({ text: sentence(error), tone: 'urgent' }),
    onSettled: () => void client.invalidateQueries({ queryKey: ['posts'] }),
  });
  return (entry, day) => mutate({ entry, day });
}
