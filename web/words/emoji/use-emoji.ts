import { useQuery } from '@tanstack/react-query';
import { readEmoji } from './emoji.ts';
import type { Emoji } from './emoji.ts';

const NONE: readonly Emoji[] = [];

/** All emoji, once their names are there: they are fetched when somebody wants one, and kept. */
export function useEmoji(): { readonly all: readonly Emoji[]; readonly loading: boolean } {
  const { data, isPending } = useQuery({
    queryKey: ['words', 'emoji'],
    queryFn: async () => readEmoji((await import('./names.tsv?raw')).default),
    staleTime: Infinity,
    gcTime: Infinity,
  });
  return { all: data ?? NONE, loading: isPending };
}
