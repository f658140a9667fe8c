import type { Capabilities } from '../network.ts';
import { PROFILE } from './profile.ts';
import { MAXIMUM_BYTES, MAXIMUM_GRAPHEMES } from './text.ts';

/** What every server of this network offers: its limits are in the protocol. */
export const CAPABILITIES: Capabilities = {
  counting: { unit: 'graphemes', maximum: MAXIMUM_GRAPHEMES, maximumBytes: MAXIMUM_BYTES, urlLength: null, mentionsByNameOnly: false },
  images: true,
  edits: true,
  quotes: true,
  visibilities: ['public'],
  contentWarnings: false,
  polls: false,
  follows: false,
  deletes: false,
  pins: false,
  moderation: [],
  profile: PROFILE,
};
