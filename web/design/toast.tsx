/** Short words about what has just happened: shown in a corner, spoken by a screen reader, gone by themselves. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';
import styles from './toast.module.css';

export interface Toast {
  readonly text: string;
  readonly tone?: 'urgent';
  readonly action?: { readonly label: string; readonly run: () => void };
  /** For how long the action can be done; then it goes by itself. They are counted down beside its label. */
  readonly seconds?: number;
}
type Shown = Toast & { readonly id: number };

/** Milliseconds; one with an action or bad news stays until it is closed. */
const STAY = 6_000;
const AT_MOST = 4;

let shown: readonly Shown[] = [];
let spoken = '';
let next = 1;
const listeners = new Set<() => void>();

function change(toasts: readonly Shown[]): void {
  shown = toasts.slice(-AT_MOST);
  for (const listener of listeners) listener();
}
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function toast(content: Toast): void {
  change([...shown.filter(({ text }) => text !== content.text), { ...content, id: next++ }]);
}

/** Speaks without showing: what a sighted person sees happen by itself. */
export function announce(text: string): void {
  // The same words twice would be silent; an invisible space makes them new.
  spoken = spoken === text ? `${text}\u00a0` : text;
  for (const listener of listeners) listener();
}

/** Where toasts and announcements appear; once, in the root of the application. */
export function Toasts() {
  const toasts = useSyncExternalStore(subscribe, () => shown);
  const words = useSyncExternalStore(subscribe, () => spoken);
  const { t } = useTranslation('shell');
  return (
    <>
      <div aria-live="polite" className="visually-hidden">
        {words}
      </div>
      <section aria-label={t('messages')} aria-live="polite" className={styles['toasts']}>
        {toasts.map((one) => (
          <ToastLine key={one.id} toast={one} />
        ))}
      </section>
    </>
  );
}

function ToastLine({ toast: one }: { toast: Shown }) {
  const { t } = useTranslation('shell');
  const close = () => change(shown.filter(({ id }) => id !== one.id));
  const left = useSecondsLeft(one.seconds);
  const stays = one.seconds === undefined ? one.action !== undefined || one.tone === 'urgent' : left > 0;
  useEffect(() => {
    if (stays) return undefined;
    const timer = setTimeout(() => change(shown.filter(({ id }) => id !== one.id)), one.seconds === undefined ? STAY : 0);
    return () => clearTimeout(timer);
  }, [stays, one.id, one.seconds]);
  return (
    <div className={cx(styles['toast'], one.tone && styles[one.tone])}>
      <Icon name={one.tone === 'urgent' ? 'warning' : 'check'} />
      <span>{one.text}</span>
      {one.action !== undefined && (
        <Button size="small" onClick={() => (close(), one.action?.run())}>
          {one.action.label}
          {one.seconds !== undefined && <span aria-hidden="true">({left})</span>}
        </Button>
      )}
      <Button tone="quiet" size="small" aria-label={t('close')} onClick={close}>
        <Icon name="close" size={16} />
      </Button>
    </div>
  );
}

/** Counts down from what it was when it was first shown. */
function useSecondsLeft(seconds: number | undefined): number {
  const [left, setLeft] = useState(seconds ?? 0);
  const counting = seconds !== undefined && left > 0;
  useEffect(() => {
    if (!counting) return undefined;
    const timer = setInterval(() => setLeft((before) => before - 1), 1_000);
    return () => clearInterval(timer);
  }, [counting]);
  return left;
}
