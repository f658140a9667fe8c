import type { LinkCheck } from '../context.ts';
import type { Reach } from '../../platform/outbound/index.ts';
import { askLink } from './ask-link.ts';
import type { Asked, LinkResult } from './ask-link.ts';
import { findLinks } from './find-links.ts';

/** What the links of drafts give, as far as this process asked them lately. */
export interface Links {
  /** Asks what is not known yet, and does not wait; whether something of the text is under way. */
  ask(text: string): boolean;
  /** What is known now. */
  known(text: string): LinkCheck[];
  /** Asks, and waits for all of it, `ms` at most. Outside any transaction. */
  settle(text: string, ms: number): Promise<LinkCheck[]>;
}

export interface LinksOptions {
  /** `anywhere`: this machine and private networks may be asked too, where the public of an organisation is there. */
  readonly reach: Reach;
  readonly now?: () => number;
  readonly ask?: (url: URL, reach: Reach) => Promise<Asked>;
}

const KEPT_MS = 5 * 60_000;
const MOST_KEPT = 2_000;
const MOST_AT_ONCE = 8;
const MOST_WAITING = 100;
/** So many hosts in a row that do not answer are our own network's silence, and tell nothing of links. */
const BLIND_AFTER = 3;
/** A host that does not answer fails only where another answered this lately: many a machine reaches its networks and nothing else. */
const HEARD_MS = 60 * 60_000;

/** Asks links outside of everything else: what is known is kept for five minutes, what two drafts hold is asked once. */
export function createLinks({ reach, now = Date.now, ask = askLink }: LinksOptions): Links {
  const kept = new Map<string, { readonly result: LinkResult; readonly until: number }>();
  const underWay = new Map<string, Promise<void>>();
  const waiting: (() => void)[] = [];
  const silent = new Set<string>();
  let busy = 0;
  let heardAt = -Infinity;

  function find(url: URL): LinkResult | null {
    const known = kept.get(url.href);
    return known && known.until > now() ? known.result : null;
  }

  async function askOne(url: URL): Promise<void> {
    if (busy < MOST_AT_ONCE) busy += 1;
    else await new Promise<void>((resolve) => void waiting.push(resolve));
    try {
      const asked = await ask(url, reach);
      if (asked.heard === 'silent') silent.add(url.host);
      if (asked.heard === 'answer') {
        silent.clear();
        heardAt = now();
      }
      const blind = silent.size >= BLIND_AFTER || heardAt + HEARD_MS < now();
      keep(url, asked.heard === 'silent' && blind ? { kind: 'fine' } : asked.result);
    } catch {
      // Whatever else went wrong says nothing of the link.
      keep(url, { kind: 'fine' });
    } finally {
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    }
  }

  function keep(url: URL, result: LinkResult): void {
    kept.delete(url.href);
    kept.set(url.href, { result, until: now() + KEPT_MS });
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
    if (silent.size > MOST_KEPT) silent.clear();
  }

  function begin(text: string): Promise<void>[] {
    return findLinks(text).flatMap(({ url }) => {
      const already = underWay.get(url.href);
      if (already) return [already];
      if (find(url) !== null || waiting.length >= MOST_WAITING) return [];
      const asking = askOne(url).finally(() => underWay.delete(url.href));
      underWay.set(url.href, asking);
      return [asking];
    });
  }

  const known = (text: string): LinkCheck[] =>
    findLinks(text).flatMap(({ written, url }) => {
      const result = find(url);
      return result === null ? [] : [{ url: written, result }];
    });

  return {
    ask: (text) => begin(text).length > 0,
    known,
    settle: async (text, ms) => {
      const asked = begin(text);
      if (asked.length > 0) {
        let timer: NodeJS.Timeout | undefined;
        const over = new Promise<void>((resolve) => void (timer = setTimeout(resolve, ms)));
        await Promise.race([Promise.all(asked), over]);
        clearTimeout(timer);
      }
      return known(text);
    },
  };
}
