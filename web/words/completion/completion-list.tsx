import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { caretPlace } from './caret-place.ts';
import type { Entry } from './entry.ts';
import type { Typed } from './typed-at.ts';
import styles from './completion.module.css';

interface CompletionListProps {
  readonly field: HTMLTextAreaElement;
  readonly typed: Typed;
  readonly entries: readonly Entry[];
  readonly searching: boolean;
  readonly onTake: (entry: Entry) => void;
  readonly onLeave: () => void;
}

/** Room that the list wants under the line, and its width, in pixels. */
const WANTED = 280;
const WIDTH = 384;
const EDGE = 8;

/** What can be put there, by the caret. The focus stays in the field, whose keys walk the list. */
export function CompletionList({ field, typed, entries, searching, onTake, onLeave }: CompletionListProps) {
  const { t } = useTranslation('words');
  const id = useId();
  const [at, setAt] = useState<number | null>(null);
  // A hashtag is a word as it is: the key that ends a line must not change it. People and emoji are asked for.
  const active = at ?? (typed.kind === 'hashtag' ? null : 0);
  const current = active === null ? undefined : entries[Math.min(active, entries.length - 1)];
  const place = caretPlace(field, typed.start);
  const left = Math.max(EDGE, Math.min(place.left, innerWidth - Math.min(WIDTH, innerWidth - 2 * EDGE) - EDGE));
  const above = innerHeight - place.bottom < WANTED && place.top > innerHeight / 2;

  const press = (event: KeyboardEvent) => {
    if (entries.length === 0 || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const last = entries.length - 1;
    if (event.key === 'ArrowDown') setAt(active === null || active >= last ? 0 : active + 1);
    else if (event.key === 'ArrowUp') setAt(active === null || active <= 0 ? last : active - 1);
    else if (event.key === 'Escape') onLeave();
    else if (event.key === 'Tab' && !event.shiftKey) onTake(current ?? entries[0]!);
    else if (event.key === 'Enter' && !event.shiftKey && current) onTake(current);
    else return;
    event.preventDefault();
    // Of the keys of the list nobody around the field hears.
    event.stopPropagation();
  };
  const keys = useRef(press);
  useLayoutEffect(() => void (keys.current = press));
  useEffect(() => {
    const listen = (event: KeyboardEvent) => keys.current(event);
    field.addEventListener('keydown', listen);
    return () => field.removeEventListener('keydown', listen);
  }, [field]);

  const pointed = current && `${id}-${entries.indexOf(current)}`;
  useEffect(() => {
    if (entries.length === 0) return undefined;
    field.setAttribute('aria-autocomplete', 'list');
    field.setAttribute('aria-controls', id);
    return () => {
      for (const name of ['aria-autocomplete', 'aria-controls', 'aria-activedescendant']) field.removeAttribute(name);
    };
  }, [field, id, entries.length]);
  useEffect(() => {
    if (pointed === undefined) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', pointed);
    if (pointed !== undefined) document.getElementById(pointed)?.scrollIntoView({ block: 'nearest' });
  }, [field, pointed]);

  return createPortal(
    <>
      {entries.length > 0 && (
        <div
          id={id}
          role="listbox"
          aria-label={t(`completion.${typed.kind}`)}
          // What scrolls can be reached; the focus is never here for long.
          tabIndex={0}
          className={styles['list']}
          style={{ left: `${left}px`, ...(above ? { bottom: `${innerHeight - place.top + 4}px` } : { top: `${place.bottom + 4}px` }) }}
          // The focus stays where the words are.
          onPointerDown={(event) => event.preventDefault()}
        >
          {entries.map((entry, index) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the keys are the field's, which points at the option
            <div
              key={entry.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={entry === current}
              className={styles['entry']}
              onClick={() => onTake(entry)}
            >
              <span>{entry.label}</span>
              {entry.detail !== undefined && <small>{entry.detail}</small>}
            </div>
          ))}
          <p className={styles['hint']}>{t(typed.kind === 'hashtag' ? 'completion.byTab' : 'completion.byEnter')}</p>
        </div>
      )}
      <p role="status" className="visually-hidden">
        {searching ? '' : t('completion.found', { count: entries.length })}
      </p>
    </>,
    document.body,
  );
}
