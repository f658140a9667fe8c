import type { Capabilities } from '../network.ts';
import { PROFILE } from './profile.ts';
import { MAXIMUM_BYTES, MAXIMUM_GRAPHEMES } from './text.ts';

/** What every server of this network offers: its limits are in the protocol. */
export const CAPABILITIES: Capabilities = {
  counting: { unit: 'graphemes', maximum: MAXIMUM_GRAPHEMES, maximumBytes: MAXIMUM_BYTES, urlLength: null, mentionsByNameOnly: false },
  // A private message: https://docs.bsky.app/docs/api/chat-bsky-convo-send-message
  privateCounting: { unit: 'graphemes', maximum: 1_000, maximumBytes: 10_000, urlLength: null, mentionsByNameOnly: false },
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

/** What an account may do that has private messages, or has not. */
export const capabilitiesOf = ({ privateMessages }: { privateMessages: boolean }): Capabilities =>
  privateMessages ? CAPABILITIES : { ...CAPABILITIES, visibilities: ['public'] };
