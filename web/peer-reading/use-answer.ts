import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PeerAnswer, PeerReadingsView } from '../../src/peer-reading/schema.ts';
import { isFailure } from '../api/failure.ts';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { answerReading, peerReadingsQuery } from './requests.ts';

const WHYS = ['answered', 'over', 'gone'] as const;

/** Says thanks or a word of what was given to read: it leaves the list once the server has it, or once it is over for another reason. */
export function useAnswer(readingId: string, name: string) {
  const { t } = useTranslation('peerReading');
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const leave = () => {
    client.setQueryData(
      peerReadingsQuery.queryKey,
      (kept: PeerReadingsView | undefined) => kept && { ...kept, toRead: kept.toRead.filter((one) => one.readingId !== readingId) },
    );
  };
  return useMutation({
    mutationFn: (said: PeerAnswer) => answerReading(readingId, said),
    onSuccess: (_, { answer }) => {
      leave();
      toast({ text: t(answer === 'thanks' ? 'toRead.thanked' : 'toRead.said', { name }) });
    },
    onError: (error) => {
      const why = isFailure(error, 'reading-over') ? WHYS.find((one) => one === error.details['why']) : undefined;
      if (why !== undefined) leave();
      toast({ text: why === undefined ? sentence(error) : t(`over.${why}`), tone: 'urgent' });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['peer-reading'] }),
  });
}
