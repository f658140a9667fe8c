/** What has come into a list since it was read: gathered, counted, announced, and shown only when the reader asks. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../design/toast.tsx';
import { useLive } from '../../live/use-live.ts';
import { gather, type Watched } from '../queue/conversation-changes.ts';

/** Milliseconds: a screen reader hears of arrivals once they are together. */
const SPOKEN_AFTER = 1_500;
const SHOWN_AFTER = 100;

export interface Arrivals {
  readonly ids: ReadonlySet<string>;
  clear(): void;
}

/** For the life of one list: another queue or account is another list. `paused`: another way of knowing is used. */
export function useArrivals({ paused, ...watched }: Watched & { readonly paused: boolean }): Arrivals {
  const { t } = useTranslation('inbox');
  const [ids, setIds] = useState<ReadonlySet<string>>(NONE);
  const latest = useRef<ReadonlySet<string>>(NONE);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const change = (next: ReadonlySet<string>) => {
    latest.current = next;
    // A storm of arrivals draws the count ten times a second, not six hundred.
    timer.current ??= setTimeout(() => {
      timer.current = null;
      setIds(latest.current);
    }, SHOWN_AFTER);
  };

  useLive(['conversation.'], (event) => {
    if (paused) return;
    const next = gather(latest.current, event, watched);
    if (next !== latest.current) change(next);
  });

  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );

  const count = ids.size;
  useEffect(() => {
    if (count === 0) return undefined;
    const speech = setTimeout(() => announce(t('list.announced', { count })), SPOKEN_AFTER);
    return () => clearTimeout(speech);
  }, [count, t]);

  return {
    ids,
    clear() {
      latest.current = NONE;
      setIds(NONE);
    },
  };
}

const NONE: ReadonlySet<string> = new Set();
