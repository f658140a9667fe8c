import type { Capabilities, Right } from '../network.ts';
import { BARE_MEDIA, USUAL_MEDIA } from './media-limits.ts';
import { USUAL_COUNTING } from './text.ts';

/** Of a Mastodon of our days. The sizes of pictures are those that it makes of whatever it is given. */
export const USUAL: Capabilities = {
  counting: USUAL_COUNTING,
  addresses: true,
  images: true,
  cards: 'its-own',
  media: USUAL_MEDIA,
  edits: true,
  quotes: true,
  visibilities: ['public', 'unlisted', 'followers', 'private'],
  answersPrivately: true,
  contentWarnings: true,
  polls: true,
  follows: true,
  deletes: true,
  deletesPrivate: true,
  pins: true,
  moderation: ['mute', 'block', 'report'],
  followerPages: true,
  // Of an account, unless its server says otherwise in its answers (docs.joinmastodon.org/api/rate-limits).
  posting: [{ posts: 300, minutes: 180 }],
  profile: {
    displayNameLength: 30,
    descriptionLength: 500,
    avatar: { width: 400, height: 400, maximumBytes: 2_000_000 },
    banner: { width: 1_500, height: 500, maximumBytes: 2_000_000 },
  },
};

/** Of a Mastodon of years ago, which has no `/api/v2/instance`: no quotes, and no way to take a picture away again. */
export const EARLIER: Capabilities = { ...USUAL, quotes: false, profile: { ...USUAL.profile, avatar: null, banner: null } };

/**
 * Of small software that knows `/api/v1/instance` only: what it all shares. That it edits, deletes, mutes, reports or pins, that it has polls,
 * or keeps a message to those whom it names, nothing says; who has less is asked for no more.
 */
export const BARE: Capabilities = {
  ...EARLIER,
  media: BARE_MEDIA,
  visibilities: ['public', 'followers'],
  edits: false,
  polls: false,
  deletes: false,
  pins: false,
  moderation: ['block'],
  followerPages: false,
};

/** What is asked for when an account is connected; a server that knows no finer words is asked for `read write`. */
export const SCOPES = 'read write:accounts write:blocks write:media write:mutes write:reports write:statuses';
export const COARSE_SCOPES = 'read write';

const NEEDS: Readonly<Record<Right['name'], readonly string[]>> = {
  read: ['read:accounts', 'read:notifications', 'read:statuses'],
  write: ['write:statuses'],
  profile: ['write:accounts'],
  'private-messages': ['read:statuses', 'write:statuses'],
  follows: ['read:notifications'],
  moderate: ['write:blocks', 'write:mutes', 'write:reports'],
};

/** `scopes`: as the server writes them, spaces between; null when it says nothing, and then all are taken for granted. */
export function rightsOf(scopes: string | null): Right[] {
  const held = new Set(scopes?.split(/[\s+]+/));
  const has = (scope: string) => scopes === null || held.has(scope) || held.has(scope.split(':')[0] ?? '');
  return (Object.keys(NEEDS) as Right['name'][]).map((name) => ({ name, granted: NEEDS[name].every(has) }));
}
