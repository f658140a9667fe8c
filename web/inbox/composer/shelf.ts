/** Words kept in this browser until the server has them, for one member and one conversation. Storage that refuses is replaced by the page's memory. */
import type { ShelvedDraft } from './draft-keeper.ts';

const VISIBILITIES = ['public', 'unlisted', 'followers', 'private'] as const;

const memory = new Map<string, string>();

export interface Shelf {
  read(): ShelvedDraft | null;
  put(draft: ShelvedDraft): void;
  clear(): void;
}

export function shelfOf(memberId: string, conversationId: string): Shelf {
  const key = `visavis.draft.${memberId}.${conversationId}`;
  return {
    read: () => parse(read(key)),
    put: (draft) => write(key, JSON.stringify(draft)),
    clear: () => remove(key),
  };
}

/** A note that was begun and not kept yet. */
export function noteShelfOf(memberId: string, conversationId: string): { read(): string; put(text: string): void } {
  const key = `visavis.note.${memberId}.${conversationId}`;
  return { read: () => read(key) ?? '', put: (text) => (text === '' ? remove(key) : write(key, text)) };
}

function parse(stored: string | null): ShelvedDraft | null {
  if (stored === null) return null;
  try {
    const value: unknown = JSON.parse(stored);
    if (typeof value !== 'object' || value === null || !('text' in value) || !('revision' in value)) return null;
    const { text, revision } = value;
    const words = (name: string): string | null => {
      const one: unknown = Reflect.get(value, name);
      return typeof one === 'string' ? one : null;
    };
    if (typeof text !== 'string' || typeof revision !== 'number') return null;
    return {
      text,
      revision,
      replyToMessageId: words('replyToMessageId'),
      contentWarning: words('contentWarning'),
      visibility: VISIBILITIES.find((one) => one === words('visibility')) ?? null,
      corrects: Reflect.get(value, 'corrects') === true,
    };
  } catch {
    return null;
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? memory.get(key) ?? null;
  } catch {
    return memory.get(key) ?? null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    memory.set(key, value);
  }
}

function remove(key: string): void {
  memory.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept there.
  }
}
