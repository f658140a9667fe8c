/** `z`: takes back my last reply that has not left, wherever the reader has gone since; and brings him back to it. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PublicationView } from '../../src/publishing/schema.ts';
import { useMe } from '../app/session.ts';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { usePublicationActs } from '../publishing/use-publication-acts.ts';
import { draftOf, putBack } from './composer/put-back.ts';
import { useGo, usePlace } from './place.ts';
import { keys } from './requests.ts';

export function useUndoKey(): void {
  const client = useQueryClient();
  const { t } = useTranslation('inbox');
  const me = useMe().member.memberId;
  const place = usePlace();
  const go = useGo();
  const { undo } = usePublicationActs((publication) => {
    const id = publication.conversationId;
    if (id === null) return;
    putBack(id, draftOf(publication));
    void client.invalidateQueries({ queryKey: keys.thread(id) });
    if (place.conversationId !== id) go({ conversationId: id });
    // Once the composer has its words back, they can be gone on with.
    setTimeout(() => document.querySelector<HTMLElement>('[data-dock] textarea')?.focus(), 50);
  });
  const undoLast = () => {
    const mine = client
      .getQueriesData<PublicationView[]>({ queryKey: ['publications'] })
      .flatMap(([, list]) => list ?? [])
      .filter((one) => one.memberId === me && one.state === 'scheduled')
      .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
    if (mine[0]) void undo(mine[0]);
  };
  useShortcut('z', undoLast, { label: t('keys.undo'), group: t('keys.threadGroup'), hidden: true });
}
