import type { CorrespondentView } from '../../../src/inbox/schema.ts';

/** Where a passer-by reads the profile of a correspondent; null where his network has no such page. */
export function profileAddress({ network, handle }: Pick<CorrespondentView, 'network' | 'handle'>): string | null {
  const [name = '', domain] = handle.replace(/^@/u, '').split('@');
  switch (network) {
    case 'bluesky':
      return `https://bsky.app/profile/${encodeURIComponent(name)}`;
    case 'mastodon':
      return domain !== undefined && /^[\w.:-]+$/u.test(domain) ? `https://${domain}/@${encodeURIComponent(name)}` : null;
    case 'x':
      return `https://x.com/${encodeURIComponent(name)}`;
    default:
      return null;
  }
}
