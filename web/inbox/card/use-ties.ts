/** What a member says of two correspondents: that they are one person, that they are not; each taken back by one press. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isFailure, isPassing } from '../../api/failure.ts';
import { toast } from '../../design/toast.tsx';
import { useLive } from '../../live/use-live.ts';
import { keys } from '../requests.ts';
import { sayTie, tiesKey, type Said } from './ties.ts';

const UNDONE_BY = { joined: 'parted', 'told-apart': 'parted', parted: 'joined' } as const;
const REFUSALS = ['told-apart', 'joined', 'too-many', 'not-found'] as const;
/** Seconds during which a toast offers to take it back; the card offers it for life. */
const OFFERED_SECONDS = 10;

export function useSayTie(correspondentId: string, name: string): (otherId: string, said: Said) => Promise<void> {
  const client = useQueryClient();
  const { t } = useTranslation('ties');
  const askAgain = () => {
    void client.invalidateQueries({ queryKey: tiesKey });
    void client.invalidateQueries({ queryKey: keys.threads });
  };
  useLive(['correspondent.'], askAgain);

  const say = async (otherId: string, said: Said, isUndo = false): Promise<void> => {
    try {
      await sayTie(correspondentId, otherId, said);
      const action = { label: t('undo'), run: () => void say(otherId, UNDONE_BY[said], true) };
      toast({ text: t(`said.${said}`, { name }), ...(!isUndo && { action, seconds: OFFERED_SECONDS }) });
    } catch (error) {
      if (!isFailure(error)) throw error;
      const kind = REFUSALS.find((one) => one === error.kind);
      toast({ text: t(isPassing(error) ? 'refused.offline' : `refused.${kind ?? 'other'}`), tone: 'urgent' });
    }
    askAgain();
  };
  return say;
}
