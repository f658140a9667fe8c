import { Fragment } from 'react';

export interface Mark {
  /** UTF-16 offsets; `end` excluded. */
  readonly start: number;
  readonly end: number;
}

/** A text with what was searched marked in it. Marks come in order; one that does not fit is left out. */
export function MarkedText({ text, marks }: { readonly text: string; readonly marks: readonly Mark[] }) {
  const parts = [];
  let from = 0;
  for (const { start, end } of marks) {
    if (start < from || end <= start || end > text.length) continue;
    parts.push(<Fragment key={from}>{text.slice(from, start)}</Fragment>, <mark key={`m${start}`}>{text.slice(start, end)}</mark>);
    from = end;
  }
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  );
}
