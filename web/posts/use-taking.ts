import { useState } from 'react';
import type { PostView } from '../../src/posts/schema.ts';
import { useMe } from '../app/session.ts';

const STANDS: ReadonlySet<PostView['state']> = new Set(['planned', 'asking', 'review']);

/** In whose name a post is to leave as it stands, when that is a colleague; null otherwise. */
export function useHolder({ state, plan }: PostView): string | null {
  const { memberId } = useMe().member;
  return plan !== null && STANDS.has(state) && plan.memberId !== memberId ? plan.memberId : null;
}

export interface Taking {
  /** Whose post it is, while the reader has not said that its words are to be changed. */
  readonly holder: string | null;
  readonly taken: boolean;
  readonly take: () => void;
}

/** Nobody types in a colleague's planned post without being asked first. */
export function useTaking(post: PostView): Taking {
  const holder = useHolder(post);
  const [taken, setTaken] = useState(false);
  return { holder: taken ? null : holder, taken, take: () => setTaken(true) };
}
