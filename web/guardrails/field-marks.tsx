import { useLayoutEffect, useRef, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import type { Found } from './found.ts';
import { runsOf } from './places.ts';
import styles from './findings.module.css';

interface FieldMarksProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly found: readonly Found[];
  /** The place in `found` of the one that is being looked at; null for none. */
  readonly current: number | null;
}

/** What makes two texts break their lines alike. */
const COPIED = [
  'font',
  'fontFeatureSettings',
  'letterSpacing',
  'wordSpacing',
  'textIndent',
  'lineHeight',
  'tabSize',
  'padding',
  'overflowWrap',
  'wordBreak',
] as const;

/**
 * Lines under the words of a text field where something is found. A text field cannot hold marks itself: the same words, invisible, lie over
 * it with lines under them, and follow its size and its scrolling. Nothing of it is for a screen reader, which has the list.
 */
export function FieldMarks({ field, text, found, current }: FieldMarksProps) {
  const sheet = useRef<HTMLDivElement>(null);
  const area = field.current;
  useLayoutEffect(() => {
    const marks = sheet.current;
    if (area === null || marks === null) return undefined;
    const follow = () => {
      const { style } = marks;
      const look = getComputedStyle(area);
      for (const name of COPIED) style[name] = look[name];
      style.direction = look.direction;
      style.top = `${area.offsetTop + area.clientTop}px`;
      style.left = `${area.offsetLeft + area.clientLeft}px`;
      style.width = `${area.clientWidth}px`;
      style.height = `${area.clientHeight}px`;
      // Lines under the last words lie below them: nothing is cut unless the field scrolls.
      style.overflow = area.scrollHeight > area.clientHeight + 1 ? 'hidden' : 'visible';
      marks.scrollTop = area.scrollTop;
    };
    const scroll = () => void (marks.scrollTop = area.scrollTop);
    const watch = new ResizeObserver(follow);
    watch.observe(area);
    // What stands above the field may grow, and push it down.
    if (area.parentElement) watch.observe(area.parentElement);
    area.addEventListener('scroll', scroll, { passive: true });
    follow();
    return () => {
      watch.disconnect();
      area.removeEventListener('scroll', scroll);
    };
  }, [area]);
  useLayoutEffect(() => {
    if (sheet.current !== null && area !== null) sheet.current.scrollTop = area.scrollTop;
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- what is typed may scroll the field
  }, [area, text]);
  const holder = area?.parentElement;
  if (!holder) return null;
  return createPortal(
    <div ref={sheet} className={styles['marks']} aria-hidden="true" dir={area.dir || undefined}>
      {runsOf(text, found).map((run) =>
        run.level === null ? (
          run.text
        ) : (
          <span
            key={run.at}
            data-level={run.level}
            data-current={(current !== null && run.findings.includes(current)) || undefined}
            className={styles['mark']}
          >
            {run.text}
          </span>
        ),
      )}
      {/* A last line that is empty has its height too. */}
      {'\u200b'}
    </div>,
    holder,
  );
}
