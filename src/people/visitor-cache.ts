import type { Visitor } from './visitor.ts';

const FRESH_MS = 5_000;
const MOST = 10_000;

/** Who came with which token, remembered for 5 seconds at most so that a screen that asks ten times costs one look-up. */
export interface VisitorCache {
  find(token: string, read: () => Promise<Visitor | null>): Promise<Visitor | null>;
  /** Forgets a member's visitors at once, in this process. */
  forget(organisationId: string, memberId: string): void;
}

interface Known {
  readonly visitor: Promise<Visitor | null>;
  /** What it resolved to, once it has. */
  found?: Visitor;
  readonly until: number;
}

export function createVisitorCache(now: () => number = () => performance.now()): VisitorCache {
  const known = new Map<string, Known>();
  // A look-up that began before a `forget` may have read what is no longer true: it is not kept.
  let forgotten = 0;

  async function find(token: string, read: () => Promise<Visitor | null>): Promise<Visitor | null> {
    const seen = known.get(token);
    if (seen && seen.until > now()) return await seen.visitor;
    const before = forgotten;
    const visitor = read();
    const entry: Known = { visitor, until: now() + FRESH_MS };
    known.delete(token);
    known.set(token, entry);
    if (known.size > MOST) known.delete(known.keys().next().value!);
    try {
      const found = await visitor;
      if (found === null || before !== forgotten) drop(token, visitor);
      else entry.found = found;
      return found;
    } catch (error) {
      drop(token, visitor);
      throw error;
    }
  }

  function drop(token: string, visitor: Promise<Visitor | null>): void {
    if (known.get(token)?.visitor === visitor) known.delete(token);
  }

  function forget(organisationId: string, memberId: string): void {
    forgotten += 1;
    for (const [token, { found }] of known) {
      // Of a look-up that is still under way nobody knows yet whose it is.
      if (!found || (found.organisationId === organisationId && found.memberId === memberId)) known.delete(token);
    }
  }

  return { find, forget };
}
