import { useRef, useState, type RefObject } from 'react';

export interface Copy {
  /** Of the field that shows the text: it is selected where the browser gives no clipboard (outside https and localhost). */
  readonly field: RefObject<HTMLInputElement | null>;
  /** Undefined until it was tried. */
  readonly outcome: 'copied' | 'refused' | undefined;
  readonly copy: () => Promise<void>;
}

/** Copies a text that stands in a field, and knows how that went. */
export function useCopy(text: string): Copy {
  const field = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<'copied' | 'refused'>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      field.current?.focus();
      field.current?.select();
      setOutcome('refused');
    }
  };
  return { field, outcome, copy };
}
