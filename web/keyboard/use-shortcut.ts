import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { createKeyboard, type Shortcut } from './registry.ts';

export const keyboard = createKeyboard();

export interface ShortcutOptions {
  readonly label: string;
  readonly group: string;
  /** Taken away while false. */
  readonly enabled?: boolean;
  readonly hidden?: boolean;
}

/**
 * Gives keys to an act while this component is on screen: `useShortcut('t', take, { label: t('take'), group: t('group') })`. They never
 * fire while somebody writes, except with Ctrl or Escape; the latest registered wins over an earlier one with the same keys.
 */
export function useShortcut(keys: string, act: () => void, options: ShortcutOptions): void {
  const { label, group, enabled = true, hidden } = options;
  const run = useEffectEvent(act);
  useEffect(() => {
    if (!enabled) return undefined;
    return keyboard.register({ keys, label, group, hidden, run: () => run() });
  }, [keys, label, group, enabled, hidden]);
}

/** What the keyboard does now, the latest registered first. */
export function useActiveShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(keyboard.onChange, keyboard.active);
}
