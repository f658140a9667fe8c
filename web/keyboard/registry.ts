/** The one place that listens to the keyboard. What is on screen registers its shortcuts and takes them away when it goes. */
import { chordOf, parseKeys, progress, worksInFields } from './chord.ts';

export interface Shortcut {
  readonly keys: string;
  /** What it does, in the reader's language: shown in the help and in the palette. */
  readonly label: string;
  /** Under which heading it is shown. */
  readonly group: string;
  readonly run: () => void;
  /** Left out of the palette: an act that means nothing away from its place, such as moving in a list. */
  readonly hidden?: boolean | undefined;
}

/** Milliseconds within which the second key of a sequence must come. */
const PATIENCE = 1_200;

export interface Keyboard {
  register(shortcut: Shortcut): () => void;
  /** Those active now; the latest registered comes first and wins. */
  active(): readonly Shortcut[];
  onChange(listener: () => void): () => void;
  /** Starts listening to `target`; returns how to stop. */
  listen(target: EventTarget): () => void;
}

export function createKeyboard(): Keyboard {
  let shortcuts: readonly Shortcut[] = [];
  const listeners = new Set<() => void>();
  let typed: string[] = [];
  let forget: ReturnType<typeof setTimeout> | undefined;

  function change(next: readonly Shortcut[]): void {
    shortcuts = next;
    for (const listener of listeners) listener();
  }

  function press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || event.key === 'Shift') return;
    const chord = chordOf({ key: event.key, ctrl: event.ctrlKey || event.metaKey, alt: event.altKey });
    if (writes(event.target) && !worksInFields(chord)) return;
    if (keepsItsKeys(event.target, chord)) return;
    clearTimeout(forget);
    typed = [...typed, chord];
    const found = match(typed) ?? match((typed = [chord]));
    if (found === undefined) {
      typed = [];
    } else if (found === 'begun') {
      forget = setTimeout(() => (typed = []), PATIENCE);
    } else {
      typed = [];
      event.preventDefault();
      found.run();
    }
  }

  function match(chords: readonly string[]): Shortcut | 'begun' | undefined {
    const reached = shortcuts.map((shortcut) => ({ shortcut, at: progress(parseKeys(shortcut.keys), chords) }));
    return reached.find(({ at }) => at === 'whole')?.shortcut ?? (reached.some(({ at }) => at === 'begun') ? 'begun' : undefined);
  }

  return {
    register(shortcut) {
      change([shortcut, ...shortcuts]);
      return () => change(shortcuts.filter((other) => other !== shortcut));
    },
    active: () => shortcuts,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    listen(target) {
      const onKey = (event: Event) => press(event as KeyboardEvent);
      target.addEventListener('keydown', onKey);
      return () => {
        clearTimeout(forget);
        target.removeEventListener('keydown', onKey);
      };
    },
  };
}

const NOT_WRITTEN_IN = new Set(['button', 'checkbox', 'radio', 'range', 'submit', 'reset', 'file', 'color', 'image']);

function writes(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !NOT_WRITTEN_IN.has(target.type);
}

/** Menus find their items by typed letters, and a dialog closes by itself. */
function keepsItsKeys(target: EventTarget | null, chord: string): boolean {
  if (!(target instanceof Element) || chord.startsWith('ctrl+')) return false;
  return target.closest('[role="menu"], [role="listbox"], [role="dialog"], [role="alertdialog"]') !== null;
}
