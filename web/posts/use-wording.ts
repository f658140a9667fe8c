import { useQueryClient } from '@tanstack/react-query';
import { startTransition, useEffect, useMemo, useRef, useState } from 'react';
import type { PostContentView, PostDetail } from '../../src/posts/schema.ts';
import { useMe } from '../app/session.ts';
import { postQuery, writePost } from './requests.ts';
import { beginning, makeWordingKeeper } from './wording-keeper.ts';
import type { WordingKeeper, WordingView } from './wording-keeper.ts';
import { makeLater } from './later.ts';
import { wordingShelf } from './wording-shelf.ts';

export interface WordingState extends WordingView {
  /**
   * A function is given the latest wording, drawn or not. *typed*: the field shows it already, and what stands around it may follow in a moment;
   * it is kept at once all the same.
   */
  change(content: Partial<PostContentView> | ((latest: PostContentView) => Partial<PostContentView>), how?: 'typed'): void;
  choose(accountIds: readonly string[]): void;
  takeTheirs(): void;
  keepMine(): void;
  /** Sends what is not kept yet; answers the revision that holds it, or null when that could not be. */
  settle(): Promise<number | null>;
}

/** Milliseconds: what stands around the field is drawn at a pause between keys, or after so long without one. */
const DRAWN = { pause: 120, most: 500 };

/** The words as they are typed, kept as `wording-keeper.ts` says. The same post for the life of the component; one that is settled is only read. `takesOver`: the reader was asked. */
export function useWording({ post }: PostDetail, takesOver: boolean): WordingState {
  const client = useQueryClient();
  const { memberId } = useMe().member;
  const { postId } = post;
  const open = post.state !== 'left' && post.state !== 'dropped';
  const [view, show] = useState<WordingView>(() => beginning(post));
  const keeper = useRef<WordingKeeper>(null);
  const first = useRef(post);
  const takes = useRef(takesOver);
  useEffect(() => void (takes.current = takesOver), [takesOver]);
  const latest = useRef(view);
  const typing = useRef(false);
  const drawing = useRef(makeLater(DRAWN));

  useEffect(() => {
    if (!open) return;
    const query = postQuery(postId);
    const later = drawing.current;
    const made = makeWordingKeeper(first.current, {
      async write(body, leaving) {
        const written = await writePost(postId, { ...body, takesOver: takes.current }, leaving);
        client.setQueryData(query.queryKey, (known) =>
          known && known.post.revision <= written.revision ? { ...known, post: written } : known,
        );
        return written;
      },
      read: async () => (await client.fetchQuery({ ...query, staleTime: 0 })).post,
      shelf: wordingShelf(memberId, postId),
      later(ms, run) {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      changed(now) {
        // What a key changes stands on what the one before it did, drawn or not.
        const { content, accountIds } = latest.current;
        latest.current = now;
        const isOther = now.content !== content || now.accountIds !== accountIds;
        if (isOther && !typing.current) show(now);
        // That it was typed, or is kept by now, is no reason to make the next key wait.
        else later.soon(() => startTransition(() => show(latest.current)));
      },
    });
    keeper.current = made;
    const leave = () => void made.settle(true);
    const hidden = () => document.visibilityState === 'hidden' && leave();
    const online = () => void made.settle();
    addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hidden);
    addEventListener('online', online);
    return () => {
      removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hidden);
      removeEventListener('online', online);
      keeper.current = null;
      later.forget();
      made.close();
    };
  }, [client, memberId, postId, open]);
  useEffect(() => {
    first.current = post;
    keeper.current?.arrived(post);
  }, [post]);

  const acts = useMemo(() => {
    const type = (change: Partial<Pick<WordingView, 'content' | 'accountIds'>>) => keeper.current?.type(change);
    return {
      change: (change: Parameters<WordingState['change']>[0], how?: 'typed') => {
        const { content } = latest.current;
        typing.current = how === 'typed';
        type({ content: { ...content, ...(typeof change === 'function' ? change(content) : change) } });
        typing.current = false;
      },
      choose: (accountIds: readonly string[]) => type({ accountIds }),
      takeTheirs: () => void keeper.current?.takeTheirs(),
      keepMine: () => void keeper.current?.keepMine(),
      settle: async () => (await keeper.current?.settle()) ?? null,
    };
  }, []);
  return { ...(open ? view : beginning(post)), ...acts };
}
