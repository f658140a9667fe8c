export const NETWORK_NAMES = ['practice', 'bluesky', 'mastodon', 'x'] as const;
export type NetworkName = (typeof NETWORK_NAMES)[number];
