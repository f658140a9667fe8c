import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

/** The field of a reply: as high as its words, and focused at their end each time that somebody wants to write (`wanted` grows). */
export function useReplyField(words: string, wanted: number, locked: boolean): RefObject<HTMLTextAreaElement | null> {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (wanted === 0 || locked) return;
    field.current?.focus();
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  }, [wanted, locked]);
  // The box grows with its words, up to what the style sheet allows.
  useLayoutEffect(() => {
    const box = field.current;
    if (!box) return;
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight}px`;
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- its height follows the words
  }, [words]);
  return field;
}
