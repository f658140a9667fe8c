import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { Icon } from '../../design/icon.tsx';
import { Kbd } from '../../design/tag.tsx';
import { useShortcut } from '../../keyboard/use-shortcut.ts';
import { useGo, usePlace, type Place } from '../place.ts';
import styles from './search-box.module.css';

/** Milliseconds of silence after which what was typed is searched. */
const PAUSE = 250;

/** Searches all conversations while it is typed; leaving the search goes back to the queue where it began. */
export function SearchBox() {
  const { t } = useTranslation('inbox');
  const place = usePlace();
  const go = useGo();
  const [typed, setTyped] = useState(place.q);
  const field = useRef<HTMLInputElement>(null);
  const from = useRef<Place['list']>('to-answer');
  useEffect(() => {
    if (place.list !== 'search') from.current = place.list;
  }, [place.list]);
  // The address changed by itself: back button, another queue.
  useEffect(() => {
    if (document.activeElement !== field.current || place.q === '') setTyped(place.q);
  }, [place.q]);
  useEffect(() => {
    const q = typed.trim();
    if (q === place.q.trim() || q === '') return undefined;
    const timer = setTimeout(() => go({ list: 'search', q, conversationId: undefined }, place.list === 'search'), PAUSE);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies, react-hooks/exhaustive-deps -- the search follows what is typed, not where it led
  }, [typed]);

  const leave = () => {
    setTyped('');
    if (place.list === 'search') go({ list: from.current, q: '', conversationId: undefined });
  };
  useShortcut('/', () => field.current?.select(), { label: t('keys.search'), group: t('keys.group') });
  return (
    <search>
      <form
        className={styles['box']}
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() !== '') go({ list: 'search', q: typed.trim(), conversationId: undefined });
        }}
      >
        <Icon name="search" size={16} />
        <input
          ref={field}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            leave();
            field.current?.blur();
          }}
          aria-label={t('search.label')}
          placeholder={t('search.placeholder')}
          maxLength={200}
          enterKeyHint="search"
          autoComplete="off"
          spellCheck={false}
        />
        {typed === '' && place.list !== 'search' ? (
          <span className={styles['key']} aria-hidden="true">
            <Kbd keys="/" />
          </span>
        ) : (
          <Button tone="quiet" size="small" aria-label={t('search.clear')} onClick={leave} className={styles['clear']}>
            <Icon name="close" size={16} />
          </Button>
        )}
      </form>
    </search>
  );
}
