/** Whether the help of the keyboard is open: it is asked for from a key and from the menu. */
import { useSyncExternalStore } from 'react';

let open = false;
const listeners = new Set<() => void>();

function change(next: boolean): void {
  open = next;
  for (const listener of listeners) listener();
}

export const showKeyboardHelp = (): void => change(true);
export const hideKeyboardHelp = (): void => change(false);

export function useKeyboardHelpOpen(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => open,
  );
}
