import { useState } from 'react';

const memory = new Map<string, string>();

/** Words that are not sent yet, kept in this browser until they are: leaving the page loses none. Storage that refuses is replaced by the page's memory. */
export function useKeptText(key: string): readonly [string, (text: string) => void] {
  const [text, show] = useState(() => stored(key) ?? memory.get(key) ?? '');
  const keep = (next: string) => {
    show(next);
    memory.set(key, next);
    try {
      if (next === '') localStorage.removeItem(key);
      else localStorage.setItem(key, next);
    } catch {
      // Full, or not allowed: the page's memory has it.
    }
  };
  return [text, keep];
}

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
