import type { KeyboardEvent } from 'react';

/** The arrows walk from emoji to emoji as they lie on the screen. */
export function walkGrid(event: KeyboardEvent<HTMLElement>): void {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-emoji]')];
  const at = all.findIndex((one) => one === document.activeElement);
  const current = all[at];
  if (current === undefined) return;
  const next = nextOf(event.key, all, at);
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

function nextOf(key: string, all: readonly HTMLElement[], at: number): HTMLElement | undefined {
  if (key === 'ArrowRight') return all[at + 1];
  if (key === 'ArrowLeft') return all[at - 1];
  if (key === 'Home') return all[0];
  if (key === 'End') return all.at(-1);
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return undefined;
  const from = all[at]!;
  const isBeyond = (one: HTMLElement) => (key === 'ArrowDown' ? one.offsetTop > from.offsetTop : one.offsetTop < from.offsetTop);
  const beyond = key === 'ArrowDown' ? all.slice(at).filter(isBeyond) : all.slice(0, at).filter(isBeyond).toReversed();
  const row = beyond.filter((one) => one.offsetTop === beyond[0]?.offsetTop);
  return row.toSorted((one, other) => Math.abs(one.offsetLeft - from.offsetLeft) - Math.abs(other.offsetLeft - from.offsetLeft))[0];
}
