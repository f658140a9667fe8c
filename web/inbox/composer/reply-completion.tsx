import { useMemo, type RefObject } from 'react';
import type { MentionableView } from '../../../src/circles/schema.ts';
import { Completion } from '../../words/completion/completion.tsx';
import { at, useAccountsById } from '../use-people.ts';

interface ReplyCompletionProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly accountId: string;
}

/** Completes who is mentioned in a reply, by the handle of its own network, or the name where there is none; hashtags and emoji too. */
export function ReplyCompletion({ field, accountId }: ReplyCompletionProps) {
  const network = useAccountsById().get(accountId)?.network;
  const completing = useMemo(() => {
    const mention = ({ name, handles }: MentionableView): string => {
      const own = handles.find((one) => one.network === network);
      return own ? at(own.handle) : name;
    };
    return { accountIds: [accountId], mention };
  }, [accountId, network]);
  return <Completion field={field} completing={completing} />;
}
