/** What a member does with a conversation: shown at once, taken back with a word when it is refused. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../src/inbox/schema.ts';
import { isFailure } from '../api/failure.ts';
import { useMe } from '../app/session.ts';
import { announce, toast } from '../design/toast.tsx';
import { composerKey } from '../publishing/requests.ts';
import { actAtOnce, changeConversation } from './conversation-cache.ts';
import { leases } from './live/leases.ts';
import { afterAct, type Act } from './queue/conversation-changes.ts';
import { closeConversation, keys, releaseConversation, reopenConversation, takeConversation, takeOver } from './requests.ts';
import { usePeople } from './use-people.ts';

const REQUESTS: Record<Act, (conversationId: string) => Promise<ConversationView>> = {
  take: takeConversation,
  release: (conversationId) => releaseConversation(conversationId),
  close: closeConversation,
  reopen: reopenConversation,
};
const DONE = { take: 'doing.taken', release: 'doing.released', close: 'doing.closed', reopen: 'doing.reopened' } as const;

export interface Acts {
  /** Resolves to whether it was accepted; what is refused has been said and taken back by then. */
  act(conversationId: string, act: Act): Promise<boolean>;
  takeOver(conversationId: string, word: string): Promise<boolean>;
}

export function useActs(): Acts {
  const client = useQueryClient();
  const { t } = useTranslation('inbox');
  const me = useMe().member.memberId;
  const personOf = usePeople();

  const refuse = (error: unknown, conversationId: string) => {
    if (!isFailure(error)) throw error;
    const name = personOf(typeof error.details['memberId'] === 'string' ? error.details['memberId'] : null).name;
    const kind = refusalOf(error.kind);
    toast({ text: t(`refused.${kind}`, { name }), tone: 'urgent' });
    // The server knows better than this page: its row is asked for again.
    void client.invalidateQueries({ queryKey: keys.thread(conversationId) });
    return false;
  };
  const settle = (conversation: ConversationView) => {
    const id = conversation.conversationId;
    changeConversation(client, id, (before) => ({ ...conversation, hasDraft: conversation.hasDraft || before.hasDraft }));
    if (conversation.holderMemberId === me) leases.hold(id);
    else leases.letGo(id);
    void client.invalidateQueries({ queryKey: composerKey(id) });
  };

  return {
    async act(conversationId, act) {
      const takeBack = actAtOnce(client, conversationId, me, (one) => afterAct(one, act, me));
      announce(t(DONE[act]));
      if (act !== 'take') leases.letGo(conversationId);
      try {
        settle(await REQUESTS[act](conversationId));
        return true;
      } catch (error) {
        takeBack();
        return refuse(error, conversationId);
      }
    },
    async takeOver(conversationId, word) {
      try {
        settle(await takeOver(conversationId, word));
        announce(t('doing.taken'));
        return true;
      } catch (error) {
        return refuse(error, conversationId);
      }
    },
  };
}

function refusalOf(kind: string) {
  switch (kind) {
    case 'held':
    case 'closed':
    case 'not-holder':
    case 'not-found':
    case 'offline':
      return kind;
    default:
      return 'other';
  }
}
