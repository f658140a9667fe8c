import type { Capabilities } from '../network.ts';
import { PROFILE } from './profile.ts';
import { MEDIA } from './sending-media.ts';
import { COUNTING, PRIVATE_COUNTING } from './text.ts';

/** What every server of this network offers: its limits are in the protocol. */
export const CAPABILITIES: Capabilities = {
  counting: COUNTING,
  privateCounting: PRIVATE_COUNTING,
  images: true,
  media: MEDIA,
  edits: true,
  quotes: true,
  visibilities: ['public', 'private'],
  contentWarnings: false,
  polls: false,
  follows: true,
  deletes: true,
  pins: true,
  moderation: ['mute', 'block', 'hide', 'report'],
  detaches: true,
  gates: true,
  cards: 'sent',
  followerPages: true,
  // 5,000 points an hour and 35,000 a day, of which a new record takes 3 (docs.bsky.app/docs/advanced-guides/rate-limits).
  posting: [
    { posts: 1_666, minutes: 60 },
    { posts: 11_666, minutes: 1_440 },
  ],
  profile: PROFILE,
};

/** What an account may do that has private messages, or has not. */
export const capabilitiesOf = ({ privateMessages }: { privateMessages: boolean }): Capabilities =>
  privateMessages ? CAPABILITIES : { ...CAPABILITIES, visibilities: ['public'] };
