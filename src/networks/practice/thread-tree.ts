import type { PracticePost } from './post.ts';

/** A post at its place in a thread as it is read down the page. */
export interface ThreadLine {
  readonly post: PracticePost;
  /** 0 for the first post. */
  readonly depth: number;
  readonly parent: PracticePost | null;
}

/** A thread from its first post down, each answer under what it answers, the oldest first. What hangs under nothing comes last. */
export function readDown(posts: readonly PracticePost[]): ThreadLine[] {
  const byRef = new Map(posts.map((post) => [post.ref, post]));
  const children = new Map<string | null, PracticePost[]>();
  for (const post of posts.toSorted((a, b) => a.writtenAt.getTime() - b.writtenAt.getTime() || (a.ref < b.ref ? -1 : 1))) {
    const parentRef = post.parentRef !== null && byRef.has(post.parentRef) ? post.parentRef : null;
    children.set(parentRef, [...(children.get(parentRef) ?? []), post]);
  }
  const lines: ThreadLine[] = [];
  // A stack rather than recursion: a thread may be deeper than the call stack.
  const rest = (children.get(null) ?? []).toReversed().map((post) => ({ post, depth: 0 }));
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    lines.push({ ...next, parent: byRef.get(next.post.parentRef ?? '') ?? null });
    for (const child of (children.get(next.post.ref) ?? []).toReversed()) rest.push({ post: child, depth: next.depth + 1 });
  }
  return lines;
}
