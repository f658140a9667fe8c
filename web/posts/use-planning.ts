import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanRequestBody, PostView } from '../../src/posts/schema.ts';
import { isFailure } from '../api/failure.ts';
import { toast } from '../design/toast.tsx';
import { pauseAfter, type Pause } from '../review/pause.ts';
import { planPost } from './requests.ts';
import { toWhen, type WhenValues } from './when.ts';
import type { WordingState } from './use-wording.ts';

interface Try {
  readonly read: Pause | null;
  readonly takesOver: boolean;
}

/** Gives a post its time: after a pause when its words deserve one, and to a colleague's eyes when they have to be read first. */
export function usePlanning({ postId }: Pick<PostView, 'postId'>, wording: WordingState, values: WhenValues) {
  const { t } = useTranslation('posts');
  const client = useQueryClient();
  const [pause, setPause] = useState<Pause | null>(null);
  /** Once asked, it is taken over however often it has to be read again. */
  const [takesOver, take] = useState(false);
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: async ({ read, takesOver }: Try) => {
      const revision = await wording.settle();
      if (revision === null) return null;
      const when: PlanRequestBody['when'] = toWhen(values);
      const { deadlineMinutes } = values;
      return await planPost(postId, { revision, when, deadlineMinutes, takesOver, ...(read !== null && { readAgain: read.pauseId }) });
    },
    onSuccess: (done) => {
      setPause(null);
      if (done) toast({ text: t(done.state === 'review' ? 'plan.held' : values.kind === 'now' ? 'plan.leaving' : 'plan.done') });
    },
    onError: (failure, { read }) => setPause(isFailure(failure) ? pauseAfter(failure, performance.now(), read) : null),
    onSettled: () => void client.invalidateQueries({ queryKey: ['posts'] }),
  });
  const isPaused = isFailure(error, 'in-anothers-name') || isFailure(error, 'pause') || isFailure(error, 'too-soon');
  return {
    busy: isPending,
    /** Why it has no time; null when it has, and while it is only to be read again. */
    error: isPaused && (pause !== null || !isFailure(error, 'too-soon')) ? null : error,
    pause,
    /** In whose name it stands, when the planner has to be asked first. */
    holder: isFailure(error, 'in-anothers-name') && !takesOver ? String(error.details['memberId']) : null,
    plan: () => mutate({ read: null, takesOver }),
    takeOver() {
      take(true);
      mutate({ read: null, takesOver: true });
    },
    leaveIt: reset,
    sendRead: () => mutate({ read: pause, takesOver }),
    goBack: () => setPause(null),
  };
}
