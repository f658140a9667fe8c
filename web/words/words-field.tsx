import { memo, useState } from 'react';
import type { ComponentProps, RefObject } from 'react';
import { hear, startWith, type } from './own-words.ts';

type Area = ComponentProps<'textarea'>;

interface WordsFieldProps extends Omit<Area, 'value' | 'onChange' | 'ref'> {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly words: string;
  readonly onWords: (words: string) => void;
}

/** Where words are typed. A key is on the screen before the page around it is drawn again. */
export const WordsField = memo(function WordsField({ field, words, onWords, ...area }: WordsFieldProps) {
  const [own, setOwn] = useState(() => startWith(words));
  const heard = hear(own, words);
  // What came from outside is drawn at once, without an effect between.
  if (heard !== own) setOwn(heard);
  return (
    <textarea
      {...area}
      ref={field}
      value={heard.words}
      onChange={(event) => {
        const { value } = event.target;
        setOwn((before) => type(before, value));
        onWords(value);
      }}
    />
  );
});
