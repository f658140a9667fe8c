/** Pictures and films beside the parts of a post: kept with its words, and in this browser while they are on their way. */
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { MediaView } from '../../src/media/schema.ts';
import type { PostContentView } from '../../src/posts/schema.ts';
import { isFailure } from '../api/failure.ts';
import type { CardChoice } from '../cards/requests.ts';
import { isUnderway } from '../media/attachments.ts';
import type { Item } from '../media/attachments.ts';
import { mediaQuery } from '../media/requests.ts';
import { uploadFile } from '../media/upload-file.ts';
import type { Attachments } from '../media/use-attachments.ts';
import { partsFor } from './parts.ts';
import type { Parts } from './parts.ts';
import { keptItems, placeOf, swapped, toPart, withMedia } from './part-media.ts';
import type { PartMedia, Place } from './part-media.ts';
import type { WordingState } from './use-wording.ts';

export interface PostMedia {
  of(place: Place): Attachments;
  setCard(place: Place, card: CardChoice): void;
  /** The reader types these words of a part, here. */
  types(place: Place, text: string): void;
  /** Whether a part's words are as the reader typed them last, rather than a colleague. */
  wasTyped(place: Place, text: string): boolean;
  /** A file is on its way: its part has no picture yet. */
  readonly underway: boolean;
}

/** `apart`, of a place: the account whose own words they are; empty for those of all. */
export function usePostMedia({ content, change }: Pick<WordingState, 'content' | 'change'>): PostMedia {
  const client = useQueryClient();
  const [uploads, setUploads] = useState<ReadonlyMap<string, readonly Item[]>>(new Map());
  const stops = useRef(new Map<string, AbortController>());
  const typed = useRef(new Map<string, string>());
  useEffect(() => {
    const all = stops.current;
    return () => {
      for (const stop of all.values()) stop.abort();
    };
  }, []);
  const ids = useMemo(() => idsIn(content), [content]);
  const known = useQueries({
    queries: ids.map((mediaId) => mediaQuery(mediaId)),
    combine: (answers) => new Map(answers.flatMap(({ data }) => (data === undefined ? [] : [[data.mediaId, data] as const]))),
  });

  /** Over the latest words, drawn or not. */
  const writeParts = (apart: string, next: (parts: Parts) => Parts) =>
    change((latest) => {
      const parts = next([...partsFor(latest, apart)]);
      if (apart === '') return { parts };
      return { versions: [...latest.versions.filter(({ accountId }) => accountId !== apart), { accountId: apart, parts }] };
    });
  const write = ({ apart, index }: Place, next: (media: PartMedia) => PartMedia) =>
    writeParts(apart, (parts) => parts.map((part, at) => (at === index ? withMedia(part, next(part.media ?? [])) : part)));
  const setItems = (place: Place, next: (items: readonly Item[]) => readonly Item[]) =>
    setUploads((now) => new Map(now).set(placeOf(place), next(now.get(placeOf(place)) ?? [])));
  const patch = (place: Place, key: string, with_: Partial<Item>) =>
    setItems(place, (items) => items.map((item) => (item.key === key ? { ...item, ...with_ } : item)));
  const forget = (place: Place, key: string) => setItems(place, (items) => items.filter((item) => item.key !== key));

  async function send(place: Place, key: string, file: File): Promise<void> {
    const stop = new AbortController();
    stops.current.set(key, stop);
    try {
      const media: MediaView = await uploadFile(file, { signal: stop.signal, onProgress: (progress) => patch(place, key, { progress }) });
      client.setQueryData(mediaQuery(media.mediaId).queryKey, media);
      forget(place, key);
      write(place, (now) => [...now, { mediaId: media.mediaId, alt: '' }]);
    } catch (error) {
      if (stop.signal.aborted) return;
      if (!isFailure(error)) throw error;
      patch(place, key, { failure: error });
    } finally {
      stops.current.delete(key);
    }
  }

  return {
    types: (place, text) => void typed.current.set(placeOf(place), text),
    wasTyped: (place, text) => typed.current.get(placeOf(place)) === text,
    setCard: ({ apart, index }, card) => writeParts(apart, (parts) => parts.map((part, at) => (at === index ? { ...part, card } : part))),
    underway: [...uploads.values()].some((items) => items.some(isUnderway)),
    of(place) {
      const kept = keptItems(toPart(content, place)?.media ?? [], known);
      const coming = uploads.get(placeOf(place)) ?? [];
      const at = (key: string) => kept.findIndex((item) => item.key === key);
      return {
        items: [...kept, ...coming],
        add(files) {
          const added = files.map((file): Item => ({ key: crypto.randomUUID(), file, media: null, alt: '', progress: 0, failure: null }));
          setItems(place, (items) => [...items, ...added]);
          for (const { key, file } of added) if (file !== null) void send(place, key, file);
        },
        remove(key) {
          stops.current.get(key)?.abort();
          if (at(key) < 0) forget(place, key);
          else write(place, (now) => now.toSpliced(at(key), 1));
        },
        move: (key, by) => void (at(key) >= 0 && write(place, (now) => swapped(now, at(key), by))),
        describe: (key, alt) =>
          void (at(key) >= 0 && write(place, (now) => now.map((one, place_) => (place_ === at(key) ? { ...one, alt } : one)))),
        retry(key) {
          const file = coming.find((item) => item.key === key)?.file;
          if (!file) return;
          patch(place, key, { failure: null, progress: 0 });
          void send(place, key, file);
        },
        // What left stays with the post.
        sent: () => {},
      };
    },
  };
}

function idsIn({ parts, versions }: PostContentView): string[] {
  const ids = new Set<string>();
  for (const { media = [] } of [...parts, ...versions.flatMap((version) => version.parts)])
    for (const { mediaId } of media) ids.add(mediaId);
  return [...ids].slice(0, 200);
}
