import type { Capabilities } from '../network.ts';
import { MEDIA } from './media.ts';
import { PROFILE } from './profile.ts';
import { COUNTING } from './text.ts';

/** What the practice network offers. */
export const CAPABILITIES: Capabilities = {
  counting: COUNTING,
  images: true,
  media: MEDIA,
  edits: true,
  quotes: true,
  visibilities: ['public', 'private'],
  answersPrivately: true,
  contentWarnings: false,
  polls: false,
  follows: true,
  deletes: true,
  deletesPrivate: true,
  pins: true,
  moderation: ['mute', 'block', 'hide', 'report'],
  followerPages: true,
  profile: PROFILE,
};
