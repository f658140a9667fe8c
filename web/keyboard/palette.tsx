import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../design/dialog.tsx';
import { Icon } from '../design/icon.tsx';
import { Kbd } from '../design/tag.tsx';
import { usePaletteEntries, type PaletteEntry } from './use-palette-entries.ts';
import styles from './keyboard.module.css';

/** Everything from one line: rooms, the acts of this screen, conversations by their words. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('shell');
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const { entries, searching } = usePaletteEntries(words);
  const active = Math.min(at, Math.max(0, entries.length - 1));

  const run = (entry: PaletteEntry | undefined) => {
    if (entry === undefined) return;
    onClose();
    // The act may open a window of its own: it comes once this one has given the focus back.
    setTimeout(entry.run, 50);
  };
  const move = (to: number) => {
    setAt((to + entries.length) % Math.max(1, entries.length));
    list.current?.querySelectorAll('[role="option"]')[(to + entries.length) % entries.length]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') move(active + 1);
    else if (event.key === 'ArrowUp') move(active - 1);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) run(entries[active]);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog title={t('keyboard.palette')} open onClose={onClose} width="wide">
      <div className={styles['palette']}>
        <div className={styles['input']}>
          <Icon name="search" />
          <input
            autoFocus
            role="combobox"
            aria-expanded="true"
            aria-controls="palette-list"
            aria-activedescendant={entries.length > 0 ? `palette-${active}` : undefined}
            aria-autocomplete="list"
            aria-label={t('keyboard.palette')}
            placeholder={t('keyboard.placeholder')}
            value={words}
            maxLength={200}
            onChange={(event) => {
              setWords(event.target.value);
              setAt(0);
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <div ref={list} id="palette-list" role="listbox" aria-label={t('keyboard.palette')} className={styles['list']} tabIndex={-1}>
          {entries.map((entry, index) => (
            <div key={entry.id} role="presentation">
              {entry.group !== entries[index - 1]?.group && (
                <div role="presentation" className={styles['group']}>
                  {entry.group}
                </div>
              )}
              <div
                role="option"
                id={`palette-${index}`}
                aria-selected={index === active}
                className={styles['option']}
                onClick={() => run(entry)}
                onPointerMove={() => setAt(index)}
              >
                <span>
                  {entry.label}
                  {entry.excerpt !== undefined && <span className={styles['excerpt']}>{entry.excerpt}</span>}
                </span>
                {entry.keys !== undefined && (
                  <span>
                    <Kbd keys={entry.keys} />
                  </span>
                )}
              </div>
            </div>
          ))}
        </div>
        <p role="status" className={styles['status']}>
          {searching
            ? t('keyboard.searching')
            : entries.length === 0
              ? t('keyboard.nothing')
              : t('keyboard.count', { count: entries.length })}
        </p>
      </div>
    </Dialog>
  );
}
