import { memo, useLayoutEffect, useRef, useState } from 'react';
import type { ComponentProps, RefObject } from 'react';
import { keepOwnWords } from './own-words.ts';

type Area = ComponentProps<'textarea'>;

interface WordsFieldProps extends Omit<Area, 'value' | 'onChange' | 'ref'> {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly words: string;
  readonly onWords: (words: string) => void;
}

/** Where words are typed. A key is on the screen before the page around it is drawn again. */
export const WordsField = memo(function WordsField({ field, words, onWords, ...area }: WordsFieldProps) {
  const [value, show] = useState(words);
  const [own] = useState(keepOwnWords);
  const first = useRef(true);
  // Once the page has drawn it, and not while it draws: what is drawn may be thrown away for a key that came meanwhile.
  useLayoutEffect(() => {
    if (!first.current && !own.isEcho(words)) show(words);
    first.current = false;
  }, [own, words]);
  return (
    <textarea
      {...area}
      ref={field}
      value={value}
      onChange={(event) => {
        own.said(event.target.value);
        show(event.target.value);
        onWords(event.target.value);
      }}
    />
  );
});
