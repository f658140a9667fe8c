/** What a person does about somebody: said at once with the means to take it back; what is refused is said too. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ModerationView } from '../../src/moderation/schema.ts';
import { isFailure, isPassing } from '../api/failure.ts';
import { toast } from '../design/toast.tsx';
import { askModeration, moderationKeys, retryModeration, undoModeration, type Asked } from './requests.ts';

/** Seconds during which a toast offers to take it back; the card offers it for life. */
const OFFERED_SECONDS = 10;

export interface ModerationActs {
  /** Resolves to whether it was accepted. */
  ask(conversationId: string, asked: Asked): Promise<boolean>;
  undo(moderation: ModerationView): Promise<void>;
  retry(moderation: ModerationView): Promise<void>;
}

export function useModerationActs(): ModerationActs {
  const client = useQueryClient();
  const { t } = useTranslation('moderation');

  const run = async (request: () => Promise<ModerationView>): Promise<ModerationView | null> => {
    try {
      return await request();
    } catch (error) {
      if (!isFailure(error)) throw error;
      const kind = REFUSALS.find((one) => one === error.kind);
      toast({ text: t(isPassing(error) ? 'refused.offline' : `refused.${kind ?? 'other'}`), tone: 'urgent' });
      return null;
    } finally {
      void client.invalidateQueries({ queryKey: moderationKeys.all });
    }
  };
  const undo = async (moderation: ModerationView) => {
    const undone = await run(() => undoModeration(moderation.moderationId));
    if (undone) toast({ text: t(`undone.${undone.kind}`, { name: undone.name }) });
  };
  return {
    async ask(conversationId, asked) {
      const moderation = await run(() => askModeration(conversationId, asked));
      if (!moderation) return false;
      const left = Math.ceil((Date.parse(moderation.dueAt) - Date.parse(moderation.wishedAt)) / 1_000);
      toast({
        text: t(`asked.${moderation.kind}`, { name: moderation.name }),
        ...(moderation.mayUndo && {
          action: { label: t('undo'), run: () => void undo(moderation) },
          seconds: moderation.kind === 'report' ? Math.max(1, left) : OFFERED_SECONDS,
        }),
      });
      return true;
    },
    undo,
    async retry(moderation) {
      await run(() => retryModeration(moderation.moderationId));
    },
  };
}

const REFUSALS = ['not-allowed', 'outside-team', 'not-offered', 'not-hideable', 'too-late', 'not-found'] as const;
