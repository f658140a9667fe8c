import { memo, useEffect, useState, type RefObject } from 'react';
import { onDemand } from '../../app/on-demand.tsx';
import type { CompletionOfProps } from './completion-of.tsx';
import type { Completing } from './entry.ts';
import { typedAt } from './typed-at.ts';
import type { Typed } from './typed-at.ts';

const CompletionOf = onDemand<CompletionOfProps>(async () => (await import('./completion-of.tsx')).CompletionOf);

interface CompletionProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly completing: Completing;
}

const isSame = (one: Typed | null, other: Typed | null): boolean =>
  one?.kind === other?.kind && one?.start === other?.start && one?.letters === other?.letters;

/** Watches what is typed in a field, and proposes how it goes on. What proposes is fetched with the first letter that wants it. */
export const Completion = memo(function Completion({ field, completing }: CompletionProps) {
  const [typed, setTyped] = useState<Typed | null>(null);
  /** Where a word begins that the writer wants left alone. */
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    const area = field.current;
    if (area === null) return undefined;
    const look = () => {
      const alone = area.selectionStart === area.selectionEnd && document.activeElement === area && !area.readOnly && !area.disabled;
      const now = alone ? typedAt(area.value, area.selectionStart) : null;
      setTyped((before) => (isSame(before, now) ? before : now));
      if (now === null) setLeft(null);
    };
    const away = () => setTyped(null);
    // What is typed says so; a caret that is only moved leaves the word.
    const moved = () => area.selectionStart !== area.selectionEnd && away();
    area.addEventListener('input', look);
    area.addEventListener('click', away);
    area.addEventListener('select', moved);
    area.addEventListener('blur', away);
    // The list stands by the caret: when what holds the field moves, it would stand elsewhere.
    const scrolled = ({ target }: Event) => target instanceof Node && target !== area && target.contains(area) && away();
    addEventListener('scroll', scrolled, { capture: true, passive: true });
    addEventListener('resize', away);
    return () => {
      area.removeEventListener('input', look);
      area.removeEventListener('click', away);
      area.removeEventListener('select', moved);
      area.removeEventListener('blur', away);
      removeEventListener('scroll', scrolled, { capture: true });
      removeEventListener('resize', away);
    };
  }, [field]);
  const area = field.current;
  if (typed === null || area === null || typed.start === left) return null;
  return <CompletionOf field={area} typed={typed} completing={completing} onLeave={() => setLeft(typed.start)} />;
});
