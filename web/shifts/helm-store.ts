/** Which dialog about the helm is open: the strip, the palette and the inbox all open the same ones. */
import { useSyncExternalStore } from 'react';

export type HelmDialog =
  /** Null: the account is still to be chosen; none ever is by default. */
  | { readonly kind: 'take'; readonly accountId: string | null }
  | { readonly kind: 'hand-over' | 'end' | 'extend'; readonly accountId: string; readonly shiftId: string }
  | { readonly kind: 'confirm'; readonly accountId: string; readonly handOverId: string };

let current: HelmDialog | null = null;
const listeners = new Set<() => void>();

function show(next: HelmDialog | null): void {
  current = next;
  for (const listener of listeners) listener();
}

export const openHelmDialog = (dialog: HelmDialog): void => show(dialog);
export const closeHelmDialog = (): void => show(null);

export function useHelmDialog(): HelmDialog | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => current,
  );
}
