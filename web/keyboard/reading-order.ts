import type { Shortcut } from './registry.ts';

/** Shortcuts as they are read: those of the screen, in the order in which it gave them, then the groups in `last`, in that order. */
export function inReadingOrder(active: readonly Shortcut[], last: readonly string[]): readonly Shortcut[] {
  const inOrder = active.toReversed();
  const groups = [...new Set(inOrder.map(({ group }) => group))];
  const rank = (group: string) => (last.includes(group) ? groups.length + last.indexOf(group) : groups.indexOf(group));
  return inOrder.toSorted((a, b) => rank(a.group) - rank(b.group));
}
