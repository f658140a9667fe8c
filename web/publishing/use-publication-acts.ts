/** What a person does with a publication that has not arrived: take it back, try again, give it up. What it said goes back where it was written. */
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PublicationView } from '../../src/publishing/schema.ts';
import { isFailure } from '../api/failure.ts';
import { toast } from '../design/toast.tsx';
import { draftMediaKey } from '../media/requests.ts';
import { discardPublication, publicationsKey, retryPublication, undoPublication } from './requests.ts';

/** What a person is told when the server would not. */
const WORDS: Readonly<Record<string, 'act.tooLate' | 'act.wrongState' | 'act.outsideTeam' | 'act.writerGone' | 'act.noVoice'>> = {
  'too-late': 'act.tooLate',
  'wrong-state': 'act.wrongState',
  'outside-team': 'act.outsideTeam',
  'writer-gone': 'act.writerGone',
  'no-voice': 'act.noVoice',
};

export interface PublicationActs {
  /** Each resolves to whether it was done; what is refused has been said by then. */
  undo(publication: PublicationView): Promise<boolean>;
  retry(publication: PublicationView): Promise<boolean>;
  discard(publication: PublicationView): Promise<boolean>;
  /** Its words are its author's again already. */
  takenBack(publication: PublicationView): void;
}

/** `putBack`: gives the words of a publication back to its author. */
export function usePublicationActs(putBack: (publication: PublicationView) => void): PublicationActs {
  const client = useQueryClient();
  const { t } = useTranslation('publishing');

  const run = async (publication: PublicationView, request: (publicationId: string) => Promise<PublicationView>) => {
    try {
      showPublication(client, await request(publication.publicationId));
      return true;
    } catch (error) {
      if (!isFailure(error)) throw error;
      const words = WORDS[error.kind] ?? 'act.failed';
      toast({ text: t(words), tone: 'urgent' });
      if (publication.conversationId) void client.invalidateQueries({ queryKey: publicationsKey(publication.conversationId) });
      return false;
    }
  };

  const giveBack = (publication: PublicationView) => {
    putBack(publication);
    // The server made what it carried a draft again too.
    const { conversationId, media } = publication;
    if (conversationId === null) return;
    if (media.length > 0) client.setQueryData(draftMediaKey(conversationId), media);
    void client.invalidateQueries({ queryKey: draftMediaKey(conversationId) });
  };

  return {
    async undo(publication) {
      const done = await run(publication, undoPublication);
      if (done) giveBack(publication);
      return done;
    },
    takenBack: giveBack,
    retry: (publication) => run(publication, retryPublication),
    async discard(publication) {
      const done = await run(publication, discardPublication);
      if (done) giveBack(publication);
      return done;
    },
  };
}

/** Puts a publication as the server has it into the list of its conversation. */
export function showPublication(client: QueryClient, publication: PublicationView): void {
  if (publication.conversationId === null) return;
  client.setQueryData<PublicationView[]>(publicationsKey(publication.conversationId), (list = []) => [
    ...list.filter((one) => one.publicationId !== publication.publicationId),
    publication,
  ]);
}
