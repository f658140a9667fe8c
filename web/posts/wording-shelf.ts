/** The words of a post that the server does not have yet, kept in this browser for one member. Storage that refuses is replaced by the page's memory. */
import type { Shelved, WordingMeans } from './wording-keeper.ts';

const memory = new Map<string, string>();

export function wordingShelf(memberId: string, postId: string): WordingMeans['shelf'] {
  const key = `visavis.post.${memberId}.${postId}`;
  return {
    read: () => parse(stored(key) ?? memory.get(key) ?? null),
    put(shelved) {
      const text = JSON.stringify(shelved);
      memory.set(key, text);
      try {
        localStorage.setItem(key, text);
      } catch {
        // Full, or not allowed: what is there is older than the page's memory.
        forget(key);
      }
    },
    clear() {
      memory.delete(key);
      forget(key);
    },
  };
}

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Not allowed: there is nothing in it.
  }
}

function parse(text: string | null): Shelved | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isShelved(value) ? value : null;
  } catch {
    return null;
  }
}

function isShelved(value: unknown): value is Shelved {
  if (typeof value !== 'object' || value === null || !('content' in value) || !('sent' in value) || !('revision' in value)) return false;
  const { content, sent, revision } = value;
  const parts: unknown = typeof content === 'object' && content !== null ? Reflect.get(content, 'parts') : null;
  return Array.isArray(parts) && Array.isArray(sent) && Array.isArray(Reflect.get(value, 'accountIds')) && typeof revision === 'number';
}
