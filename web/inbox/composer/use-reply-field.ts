import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../keyboard/use-shortcut.ts';

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

/** Sends from the field by its key. */
export function useSendKey(field: RefObject<HTMLTextAreaElement | null>, send: () => Promise<void>, enabled: boolean): void {
  const { t } = useTranslation('inbox');
  useShortcut('Ctrl+Enter', () => document.activeElement === field.current && void send(), {
    label: t('keys.send'),
    group: t('keys.threadGroup'),
    enabled,
    hidden: true,
  });
}
