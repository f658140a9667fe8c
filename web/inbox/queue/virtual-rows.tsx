import { elementScroll, useVirtualizer, type Rect, type Virtualizer } from '@tanstack/react-virtual';
import { useDeferredValue, useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';

export interface VirtualRowsHandle {
  /** Brings a row into view without moving the list more than needed. */
  show(index: number): void;
}

interface VirtualRowsProps {
  readonly label: string;
  readonly count: number;
  readonly keyOf: (index: number) => string;
  readonly row: (index: number) => ReactNode;
  /** Under the last row; asked for by scrolling. */
  readonly more: (() => void) | null;
  readonly handle: RefObject<VirtualRowsHandle | null>;
  readonly className: string | undefined;
}

/** Height of a row as its style sheet makes it, in the reader's letters: right before anything is measured. */
const ROW_REM = 7.611;
const FROM_END = 12;
/** Rows drawn beyond what is seen, so that scrolling shows no gap. */
const BEYOND = 4;
/** Of the window's height, about what bars and tabs leave to the list. */
const SHARE_OF_WINDOW = 0.7;

const rowHeight = () => Math.round(ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize));

/** A new list is at its start: to send it there would have the page laid out at once. */
const scrollWhereNeeded: typeof elementScroll = (offset, options, instance) => {
  if (offset !== 0 || (instance.scrollOffset ?? 0) !== 0) elementScroll(offset, options, instance);
};

function whenLaidOut(instance: Virtualizer<HTMLDivElement, Element>, tell: (rect: Rect) => void): () => void {
  const observer = new ResizeObserver(([entry]) => {
    const box = entry?.borderBoxSize[0];
    if (box) tell({ width: box.inlineSize, height: box.blockSize });
  });
  if (instance.scrollElement) observer.observe(instance.scrollElement, { box: 'border-box' });
  return () => observer.disconnect();
}

/** A list of any length: only the rows near the screen are drawn, each told how many there are. */
export function VirtualRows({ label, count, keyOf, row, more, handle, className }: VirtualRowsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [height] = useState(rowHeight);
  // What nobody sees yet is drawn once what is seen stands.
  const settled = useDeferredValue(true, false);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is compiled; the list is drawn at each scroll on purpose
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: keyOf,
    overscan: settled ? BEYOND : 0,
    // The rows are drawn with the list instead of after it has been measured.
    initialRect: { width: 0, height: window.innerHeight * SHARE_OF_WINDOW },
    // The browser tells sizes once it has laid the page out: asking before would have it laid out twice.
    observeElementRect: whenLaidOut,
    scrollToFn: scrollWhereNeeded,
    measureElement: (element, entry, { itemSizeCache, indexFromElement }) =>
      // A list that is not shown has no size: its rows keep theirs.
      Math.round(entry?.borderBoxSize[0]?.blockSize ?? 0) || (itemSizeCache.get(keyOf(indexFromElement(element))) ?? height),
  });
  useEffect(() => {
    handle.current = { show: (index) => virtual.scrollToIndex(index, { align: 'auto' }) };
    return () => {
      handle.current = null;
    };
  }, [handle, virtual]);
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  const near = last >= count - FROM_END;
  useEffect(() => {
    if (near) more?.();
  }, [near, more, count]);
  return (
    <div ref={scroller} className={className}>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- placed by hand: a list item would bring its own box */}
      <div role="list" aria-label={label} style={{ position: 'relative', height: virtual.getTotalSize() }}>
        {items.map((item) => (
          <div
            key={item.key}
            ref={virtual.measureElement}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above
            role="listitem"
            data-index={item.index}
            aria-posinset={item.index + 1}
            aria-setsize={more === null ? count : -1}
            style={{ position: 'absolute', insetInline: 0, top: 0, transform: `translateY(${item.start}px)` }}
          >
            {row(item.index)}
          </div>
        ))}
      </div>
    </div>
  );
}
