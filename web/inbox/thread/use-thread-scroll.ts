/**
 * Where a thread is read: it opens at its newest message, follows what comes while the reader is at the end, and otherwise stays still,
 * counting what came out of sight. Windows that are loaded above never move what is read.
 */
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** Pixels from the end within which the reader counts as being there. */
const AT_END = 96;

export interface ThreadScroll {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
  /** How many messages came where the reader does not look. */
  readonly unseen: number;
  showUnseen(): void;
  show(key: string): boolean;
}

interface Watched {
  /** Keys of the rows from top to bottom. */
  readonly keys: readonly string[];
  /** The message that came last, wherever it stands in the thread; null while there is none. */
  readonly newest: string | null;
  /** Messages in the order in which they came. */
  readonly arrived: readonly string[];
}

export function useThreadScroll({ keys, newest, arrived }: Watched): ThreadScroll {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const anchor = useRef<{ key: string; top: number } | null>(null);
  const known = useRef<ReadonlySet<string> | null>(null);
  const [unseen, setUnseen] = useState<readonly string[]>([]);
  const find = (key: string) => content.current?.querySelector<HTMLElement>(`[data-row="${key}"]`) ?? null;

  // Opening: the newest message, which is not always the last in reading order.
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box || newest === null || known.current !== null) return;
    box.scrollTop = box.scrollHeight;
    if (newest !== keys.at(-1)) find(newest)?.scrollIntoView({ block: 'center' });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies, react-hooks/exhaustive-deps -- once, when the first messages are there
  }, [newest]);

  const top = keys[0];
  // What was at the top of the screen stays there when rows are added or taken away above it.
  useLayoutEffect(() => {
    const box = scroller.current;
    const held = anchor.current;
    if (!box || !held || top === undefined || atEnd.current) return;
    const row = find(held.key);
    if (row) box.scrollTop += row.getBoundingClientRect().top - box.getBoundingClientRect().top - held.top;
    // oxlint-disable-next-line react/exhaustive-effect-dependencies, react-hooks/exhaustive-deps -- only what stands above the reader moves him
  }, [top]);

  useEffect(() => {
    const before = known.current;
    known.current = new Set(arrived);
    if (before === null) return;
    const last = arrived.findLastIndex((id) => before.has(id));
    const came = arrived.slice(last + 1).filter((id) => !isInView(scroller.current, find(id)));
    if (last >= 0 && came.length > 0) setUnseen((old) => [...new Set([...old, ...came])]);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies, react-hooks/exhaustive-deps -- `find` looks at the page as it is
  }, [arrived]);

  useEffect(() => {
    const box = scroller.current;
    const inside = content.current;
    if (!box || !inside) return undefined;
    const look = () => {
      atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < AT_END;
      anchor.current = firstInView(box, inside);
      setUnseen((old) => {
        const left = old.filter((id) => !isInView(box, find(id)));
        return left.length === old.length ? old : left;
      });
    };
    const follow = new ResizeObserver(() => {
      if (atEnd.current) box.scrollTop = box.scrollHeight;
    });
    follow.observe(inside);
    follow.observe(box);
    box.addEventListener('scroll', look, { passive: true });
    return () => {
      follow.disconnect();
      box.removeEventListener('scroll', look);
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies, react-hooks/exhaustive-deps -- the boxes live as long as the component
  }, []);

  const show = (key: string) => {
    const row = find(key);
    row?.scrollIntoView({ block: 'center' });
    return row !== null;
  };
  return {
    scroller,
    content,
    unseen: unseen.length,
    showUnseen() {
      if (unseen[0] !== undefined) show(unseen[0]);
      setUnseen([]);
    },
    show,
  };
}

function firstInView(box: HTMLElement, inside: HTMLElement): { key: string; top: number } | null {
  const edge = box.getBoundingClientRect().top;
  for (const row of inside.children) {
    const { top, bottom } = row.getBoundingClientRect();
    if (bottom > edge && row instanceof HTMLElement && row.dataset['row'] !== undefined)
      return { key: row.dataset['row'], top: top - edge };
  }
  return null;
}

function isInView(box: HTMLElement | null, row: HTMLElement | null): boolean {
  if (!box || !row) return false;
  const frame = box.getBoundingClientRect();
  const { top, bottom } = row.getBoundingClientRect();
  return bottom > frame.top && top < frame.bottom - 8;
}
