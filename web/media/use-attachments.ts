/** Pictures and films beside one's words in one place, kept on the server with them. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { isFailure } from '../api/failure.ts';
import { isUnderway, moved, renewed, toAttachments, type Item } from './attachments.ts';
import { draftMediaKey, draftMediaQuery, saveDraftMedia } from './requests.ts';
import { uploadFile } from './upload-file.ts';

export interface Attachments {
  readonly items: readonly Item[];
  add(files: readonly File[]): void;
  remove(key: string): void;
  move(key: string, by: -1 | 1): void;
  describe(key: string, alt: string): void;
  retry(key: string): void;
  /** They left with their words. */
  sent(): void;
}

/** Milliseconds of silence after which they are kept. */
const PAUSE = 600;

/** `placeId`: what the words are kept under. The same for the life of the component. */
export function useAttachments(placeId: string): Attachments {
  const client = useQueryClient();
  const { data } = useQuery(draftMediaQuery(placeId));
  const [items, setItems] = useState<readonly Item[]>([]);
  const [changes, setChanges] = useState(0);
  const stops = useRef(new Map<string, AbortController>());
  const dirty = useRef(false);
  /** Grows with each change: what was saved before it is not the last word. */
  const version = useRef(0);

  useEffect(() => {
    // What is on its way or was just written here is newer than what the server had.
    if (data !== undefined && !dirty.current) setItems((now) => (now.some(isUnderway) ? now : renewed(now, data)));
  }, [data]);

  const save = useEffectEvent(async (leaving: boolean) => {
    if (!dirty.current) return;
    const before = version.current;
    try {
      const kept = await saveDraftMedia(placeId, toAttachments(items), leaving);
      if (before !== version.current) return;
      dirty.current = false;
      client.setQueryData(draftMediaKey(placeId), kept);
    } catch (error) {
      // Kept at the next change; the words themselves say when nothing can be kept.
      if (!isFailure(error)) throw error;
    }
  });
  useEffect(() => {
    if (changes === 0) return undefined;
    const timer = setTimeout(() => void save(false), PAUSE);
    return () => clearTimeout(timer);
  }, [changes]);
  useEffect(() => {
    const all = stops.current;
    return () => {
      void save(true);
      for (const stop of all.values()) stop.abort();
    };
  }, []);

  const change = (next: (now: readonly Item[]) => readonly Item[]) => {
    dirty.current = true;
    version.current += 1;
    setItems(next);
    setChanges((count) => count + 1);
  };
  const patch = (key: string, with_: Partial<Item>) =>
    change((now) => now.map((item) => (item.key === key ? { ...item, ...with_ } : item)));

  const send = async (key: string, file: File) => {
    const stop = new AbortController();
    stops.current.set(key, stop);
    try {
      const media = await uploadFile(file, { signal: stop.signal, onProgress: (progress) => patch(key, { progress }) });
      patch(key, { media, progress: 1 });
    } catch (error) {
      if (stop.signal.aborted) return;
      if (!isFailure(error)) throw error;
      patch(key, { failure: error });
    } finally {
      stops.current.delete(key);
    }
  };

  return {
    items,
    add(files) {
      const added = files.map((file): Item => ({ key: crypto.randomUUID(), file, media: null, alt: '', progress: 0, failure: null }));
      change((now) => [...now, ...added]);
      for (const { key, file } of added) if (file !== null) void send(key, file);
    },
    remove(key) {
      stops.current.get(key)?.abort();
      change((now) => now.filter((item) => item.key !== key));
    },
    move: (key, by) =>
      change((now) =>
        moved(
          now,
          now.findIndex((item) => item.key === key),
          by,
        ),
      ),
    describe: (key, alt) => patch(key, { alt }),
    retry(key) {
      const file = items.find((item) => item.key === key)?.file;
      if (!file) return;
      patch(key, { failure: null, progress: 0 });
      void send(key, file);
    },
    sent() {
      dirty.current = false;
      version.current += 1;
      setItems([]);
      client.setQueryData(draftMediaKey(placeId), []);
    },
  };
}
