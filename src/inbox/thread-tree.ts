/**
 * The reading order of a thread: each message under the one that it answers, siblings in the order in which they were said. It depends on
 * the messages alone, never on the order in which they came.
 */
export interface ThreadNode {
  readonly ref: string;
  readonly parentRef: string | null;
  /** Milliseconds since 1970. */
  readonly saidAt: number;
}

export interface Placed<Node extends ThreadNode> {
  readonly node: Node;
  /** 0 for what starts the thread. */
  readonly depth: number;
  /** It answers something that is not among the nodes. */
  readonly parentMissing: boolean;
}

/**
 * Puts nodes (one per ref) into reading order. What answers an unknown message stands right under the thread's first one (`rootRef`), or
 * at the top when that is unknown too. Posts that claim to answer each other in a circle are opened at the one said first.
 */
export function orderThread<Node extends ThreadNode>(nodes: readonly Node[], rootRef: string): Placed<Node>[] {
  const byRef = new Map(nodes.map((node) => [node.ref, node]));
  const parents = new Map(nodes.map((node) => [node.ref, parentOf(node, byRef, rootRef)]));
  for (const ref of circleOpenings(byRef, parents)) parents.set(ref, null);

  const children = new Map<string | null, Node[]>();
  for (const node of byRef.values()) {
    const parent = parents.get(node.ref) ?? null;
    const siblings = children.get(parent);
    if (siblings) siblings.push(node);
    else children.set(parent, [node]);
  }
  for (const siblings of children.values()) siblings.sort(bySaying);

  // Its first message opens a thread, whatever dates are claimed.
  const tops = (children.get(null) ?? []).toSorted((a, b) => Number(b.ref === rootRef) - Number(a.ref === rootRef));
  const placed: Placed<Node>[] = [];
  // A stack of our own: malice may make a thread deeper than the runtime's.
  const stack = tops.toReversed().map((node) => ({ node, depth: 0 }));
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, depth } = next;
    placed.push({ node, depth, parentMissing: node.parentRef !== null && !byRef.has(node.parentRef) });
    for (const child of (children.get(node.ref) ?? []).toReversed()) stack.push({ node: child, depth: depth + 1 });
  }
  return placed;
}

function bySaying(a: ThreadNode, b: ThreadNode): number {
  if (a.saidAt !== b.saidAt) return a.saidAt - b.saidAt;
  if (a.ref === b.ref) return 0;
  return a.ref < b.ref ? -1 : 1;
}

function parentOf(node: ThreadNode, byRef: ReadonlyMap<string, ThreadNode>, rootRef: string): string | null {
  if (node.parentRef === null || node.ref === rootRef) return null;
  if (byRef.has(node.parentRef)) return node.parentRef;
  return byRef.has(rootRef) ? rootRef : null;
}

/** Of each circle of parents, the node said first. Every node has one parent at most, so circles never share a node. */
function circleOpenings(byRef: ReadonlyMap<string, ThreadNode>, parents: ReadonlyMap<string, string | null>): string[] {
  const openings: string[] = [];
  const settled = new Set<string>();
  for (const start of byRef.keys()) {
    const path: string[] = [];
    const onPath = new Set<string>();
    let ref: string | null = start;
    while (ref !== null && !settled.has(ref) && !onPath.has(ref)) {
      path.push(ref);
      onPath.add(ref);
      ref = parents.get(ref) ?? null;
    }
    if (ref !== null && onPath.has(ref)) {
      const circle = path.slice(path.indexOf(ref)).map((one) => byRef.get(one)!);
      openings.push(circle.reduce((first, one) => (bySaying(one, first) < 0 ? one : first)).ref);
    }
    for (const one of path) settled.add(one);
  }
  return openings;
}

/** The window of `limit` that starts at `from`; without `from`, the one that ends with the message said last. */
export function windowOf<Node extends ThreadNode>(placed: readonly Placed<Node>[], from: number | undefined, limit: number): number {
  if (from !== undefined) return Math.min(from, placed.length);
  let newest = 0;
  placed.forEach(({ node }, index) => {
    if (bySaying(placed[newest]!.node, node) <= 0) newest = index;
  });
  // The end of the window is after the newest message; a short thread is shown whole.
  return Math.max(0, Math.min(newest + 1, placed.length) - limit);
}
