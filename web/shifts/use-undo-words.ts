import { useTranslation } from 'react-i18next';
import { isFailure } from '../api/failure.ts';
import { toast } from '../design/toast.tsx';
import { undoPublication } from '../publishing/requests.ts';

/** Says what has been done and, while there is something to take back, offers it for as long as it can be. */
export function useUndoWords(): (
  text: string,
  said: { kind: 'greeting' | 'goodbye'; publicationId: string | null; seconds: number },
) => void {
  const { t } = useTranslation('shifts');
  return (text, { kind, publicationId, seconds }) => {
    if (publicationId === null || seconds === 0) {
      toast({ text });
      return;
    }
    const undo = async () => {
      try {
        await undoPublication(publicationId);
        toast({ text: t('take.undone') });
      } catch (error) {
        if (!isFailure(error)) throw error;
        toast({ text: t('take.tooLate'), tone: 'urgent' });
      }
    };
    toast({ text, seconds, action: { label: t(kind === 'greeting' ? 'take.undoGreeting' : 'take.undoGoodbye'), run: () => void undo() } });
  };
}
