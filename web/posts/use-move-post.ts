import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isFailure } from '../api/failure.ts';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { timeOf } from '../shifts/wall-time.ts';
import type { Entry } from './calendar-entry.tsx';
import { planPost } from './requests.ts';

interface Move {
  readonly entry: Entry;
  readonly day: string;
  readonly takesOver: boolean;
}

/** Puts a planned post on another day, at the same time of it: it is planned anew, in the name of whoever moves it, who is asked when it is a colleague's. */
export function useMovePost() {
  const { t } = useTranslation('posts');
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const [asking, ask] = useState<{ readonly move: Move; readonly holder: string } | null>(null);
  const { mutate, isPending } = useMutation({
    mutationFn: ({ entry: { post, local }, day, takesOver }: Move) =>
      planPost(post.postId, {
        revision: post.revision,
        when: { kind: 'at', local: `${day}T${timeOf(local)}`, repeat: null },
        deadlineMinutes: post.plan?.deadlineMinutes ?? null,
        takesOver,
      }),
    onSuccess: () => {
      ask(null);
      toast({ text: t('calendar.moved') });
    },
    onError: (error, move) => {
      const taken = isFailure(error, 'in-anothers-name');
      ask(taken ? { move, holder: String(error.details['memberId']) } : null);
      if (!taken) toast({ text: sentence(error), tone: 'urgent' });
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ['posts'] }),
  });
  return {
    move: (entry: Entry, day: string) => mutate({ entry, day, takesOver: false }),
    /** In whose name the carried post stands, when the carrier has to be asked. */
    holder: asking?.holder ?? null,
    busy: isPending,
    takeOver: () => asking && mutate({ ...asking.move, takesOver: true }),
    leaveIt: () => ask(null),
  };
}
