import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { PostContentView, PostDetail } from '../../src/posts/schema.ts';
import { isFailure } from '../api/failure.ts';
import { postQuery, writePost } from './requests.ts';
import type { Wording } from './requests.ts';

export interface WordingState extends Wording {
  /** *kept*: as the server has it. *writing*: not sent yet. *unsaved*: it could not be; it is tried again. */
  readonly state: 'kept' | 'writing' | 'unsaved';
  /** Of what the server has; what is planned is this wording. */
  readonly revision: number;
  /** Somebody else changed it meanwhile, and nothing of ours was written over theirs. */
  readonly conflict: boolean;
  change(content: Partial<PostContentView>): void;
  choose(accountIds: readonly string[]): void;
  takeTheirs(): void;
  keepMine(): void;
  /** Sends what is not kept yet; answers the revision that holds it, or null when that could not be. */
  settle(): Promise<number | null>;
}

/** Milliseconds: a pause in typing. */
const PAUSE = 700;
const RETRY = 4_000;

/** The words as they are typed, kept on the server a moment later; over the revision that was read, never over a colleague's. */
export function useWording({ post }: PostDetail): WordingState {
  const client = useQueryClient();
  const [local, setLocal] = useState<Wording>({ content: post.content, accountIds: post.accountIds });
  const [state, setState] = useState<WordingState['state']>('kept');
  const [conflict, setConflict] = useState(false);
  const revision = useRef(post.revision);
  const latest = useRef(local);
  const sending = useRef<Promise<number | null>>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // A colleague's change is taken over while nothing of ours is waiting.
  const follow = useEffectEvent(() => {
    if (post.revision <= revision.current || sending.current) return;
    if (state !== 'kept') return setConflict(true);
    revision.current = post.revision;
    show({ content: post.content, accountIds: post.accountIds });
  });
  // oxlint-disable-next-line react/set-state-in-effect -- what a colleague wrote comes from outside
  useEffect(() => follow(), [post.revision]);
  useEffect(() => () => clearTimeout(timer.current), []);

  function show(wording: Wording): void {
    latest.current = wording;
    setLocal(wording);
  }

  async function send(): Promise<number | null> {
    const sent = latest.current;
    try {
      const written = await writePost(post.postId, { ...sent, revision: revision.current });
      revision.current = written.revision;
      client.setQueryData(postQuery(post.postId).queryKey, (known) => known && { ...known, post: written });
      if (latest.current === sent) setState('kept');
      return written.revision;
    } catch (error) {
      if (isFailure(error, 'changed-since')) setConflict(true);
      else {
        setState('unsaved');
        schedule(RETRY);
      }
      return null;
    }
  }

  async function settle(): Promise<number | null> {
    clearTimeout(timer.current);
    await sending.current;
    if (state === 'kept') return revision.current;
    sending.current = send().finally(() => (sending.current = undefined));
    return await sending.current;
  }

  function schedule(wait: number): void {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), wait);
  }
  const flush = useEffectEvent(() => settle());

  function write(wording: Wording): void {
    show(wording);
    setState('writing');
    if (!conflict) schedule(PAUSE);
  }

  return {
    ...local,
    state,
    conflict,
    revision: revision.current,
    settle,
    change: (content) => write({ ...latest.current, content: { ...latest.current.content, ...content } }),
    choose: (accountIds) => write({ ...latest.current, accountIds }),
    takeTheirs: () => {
      revision.current = post.revision;
      show({ content: post.content, accountIds: post.accountIds });
      setState('kept');
      setConflict(false);
    },
    keepMine: () => {
      revision.current = post.revision;
      setConflict(false);
      setState('writing');
      schedule(0);
    },
  };
}
