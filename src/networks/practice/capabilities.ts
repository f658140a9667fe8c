import type { Capabilities } from '../network.ts';
import { PROFILE } from './profile.ts';
import { MAXIMUM_BYTES, MAXIMUM_LENGTH } from './text.ts';

/** What the practice network offers. */
export const CAPABILITIES: Capabilities = {
  counting: { unit: 'graphemes', maximum: MAXIMUM_LENGTH, maximumBytes: MAXIMUM_BYTES, urlLength: null, mentionsByNameOnly: false },
  images: true,
  edits: true,
  quotes: true,
  visibilities: ['public', 'private'],
  contentWarnings: false,
  polls: false,
  follows: true,
  deletes: true,
  pins: true,
  moderation: ['mute', 'block', 'hide', 'report'],
  profile: PROFILE,
};
