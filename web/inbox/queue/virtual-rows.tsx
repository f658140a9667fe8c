import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';

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

/** Pixels of a row before it is measured. */
const GUESS = 122;
const FROM_END = 12;

/** A list of any length: only the rows near the screen are drawn, each told how many there are. */
export function VirtualRows({ label, count, keyOf, row, more, handle, className }: VirtualRowsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is compiled; the list is drawn at each scroll on purpose
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => GUESS,
    getItemKey: keyOf,
    overscan: 4,
    // The rows are drawn with the list instead of after it has been measured.
    initialRect: { width: 0, height: window.innerHeight },
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
