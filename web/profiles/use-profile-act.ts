import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { profilesQuery } from './requests.ts';

/** Does something to what an account shows, then shows how it is now. */
export function useProfileAct(): { act: (work: () => Promise<unknown>, done?: string) => void; busy: boolean } {
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const { mutate, isPending } = useMutation({
    mutationFn: async ({ work, done }: { work: () => Promise<unknown>; done: string | undefined }) => {
      await work();
      await client.invalidateQueries({ queryKey: profilesQuery.queryKey });
      if (done !== undefined) toast({ text: done });
    },
    onError: (error) => toast({ tone: 'urgent', text: sentence(error) }),
  });
  return { act: (work, done) => mutate({ work, done }), busy: isPending };
}
