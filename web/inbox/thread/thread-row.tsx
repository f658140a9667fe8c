import type { AccountView } from '../../../src/accounts/schema.ts';
import type { ConversationModeration } from '../../../src/moderation/schema.ts';
import type { SentPost } from '../../../src/publishing/schema-sent.ts';
import { useMe } from '../../app/session.ts';
import { PublicationItem } from '../../publishing/publication-item.tsx';
import type { PublicationActs } from '../../publishing/use-publication-acts.ts';
import { useSpeaker } from '../use-people.ts';
import { ActLine } from './act-line.tsx';
import { MessageItem } from './message-item.tsx';
import { NoteItem } from './note-item.tsx';
import type { ThreadRow } from './thread-rows.ts';

interface RowProps {
  readonly account: AccountView | undefined;
  readonly acts: PublicationActs;
  /** Null when nobody can answer from here. */
  readonly onReply: ((messageId: string) => void) | null;
  readonly onCorrect: (messageId: string) => void;
  readonly posts: readonly SentPost[] | undefined;
  readonly conversationId: string;
  readonly moderation: ConversationModeration | undefined;
  readonly row: ThreadRow;
  readonly target: boolean;
  readonly onShow: (messageId: string) => void;
}

/** One row of a thread, whatever it tells. */
export function Row({ row, conversationId, moderation, posts, account, acts, target, onReply, onCorrect, onShow }: RowProps) {
  const { member } = useMe();
  const speakerOf = useSpeaker();
  switch (row.kind) {
    case 'message':
      return (
        <MessageItem
          conversationId={conversationId}
          moderation={moderation}
          posts={posts}
          message={row.message}
          answers={row.answers}
          branch={row.branch}
          account={account}
          target={target}
          onReply={onReply}
          onCorrect={onCorrect}
          onShow={onShow}
        />
      );
    case 'note':
      return <NoteItem note={row.note} />;
    case 'act':
      return <ActLine act={row.act} />;
    case 'publication': {
      const { publication } = row;
      const settles = publication.memberId === member.memberId || member.role !== 'member';
      return <PublicationItem publication={publication} account={account} author={speakerOf(publication)} settles={settles} acts={acts} />;
    }
  }
}
