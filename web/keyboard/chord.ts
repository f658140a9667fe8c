/**
 * Keys as they are written: a sequence of chords separated by spaces (`t`, `g i`, `Ctrl+k`, `?`, `Escape`). A letter is matched by what
 * the layout types, so that shortcuts are the same on AZERTY and QWERTY; Ctrl stands for ⌘ on a Mac.
 */
export interface Pressed {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
}

export function parseKeys(keys: string): readonly string[] {
  return keys.split(' ').map((chord) => chord.toLowerCase());
}

/** A pressed key in the same writing. Shift is left out: `?` and `/` need it on one layout and not on another. */
export function chordOf({ key, ctrl, alt }: Pressed): string {
  return `${ctrl ? 'ctrl+' : ''}${alt ? 'alt+' : ''}${key.toLowerCase()}`;
}

/** Whether a chord may fire while somebody writes: only those that write nothing. */
export function worksInFields(chord: string): boolean {
  return chord.startsWith('ctrl+') || chord === 'escape';
}

/** How far `typed` goes along `keys`: *whole*, *begun* or *other*. */
export function progress(keys: readonly string[], typed: readonly string[]): 'whole' | 'begun' | 'other' {
  if (typed.length > keys.length || typed.some((chord, index) => chord !== keys[index])) return 'other';
  return typed.length === keys.length ? 'whole' : 'begun';
}
