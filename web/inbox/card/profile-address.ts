import type { CorrespondentView } from '../../../src/inbox/schema.ts';

/** Where a passer-by reads the profile of a correspondent; null where his network has no such page. */
export function profileAddress({ network, handle }: Pick<CorrespondentView, 'network' | 'handle'>): string | null {
  return network === 'bluesky' ? `https://bsky.app/profile/${encodeURIComponent(handle.replace(/^@/u, ''))}` : null;
}
