/** What the stream says about moderation, brought into what is on screen. Once per page of the inbox. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toast } from '../design/toast.tsx';
import { useLive, useLiveGap } from '../live/use-live.ts';
import { moderationKeys } from './requests.ts';

export function useModerationLive(me: string): void {
  const client = useQueryClient();
  const { t } = useTranslation('moderation');
  const askAgain = () => void client.invalidateQueries({ queryKey: moderationKeys.all });
  useLive(['moderation.'], (event) => {
    askAgain();
    const isBad = event.kind === 'moderation.failed' || event.kind === 'moderation.undo-failed';
    if (isBad && event.memberId === me) toast({ text: t('failedToast'), tone: 'urgent' });
  });
  useLiveGap(askAgain);
}
