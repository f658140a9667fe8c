import type { Capabilities, Right } from '../network.ts';
import { USUAL_COUNTING } from './text.ts';

/** Of a Mastodon of our days. The sizes of pictures are those that it makes of whatever it is given. */
export const USUAL: Capabilities = {
  counting: USUAL_COUNTING,
  addresses: true,
  images: true,
  edits: true,
  quotes: true,
  visibilities: ['public', 'unlisted', 'followers', 'private'],
  contentWarnings: true,
  polls: true,
  follows: true,
  deletes: true,
  pins: true,
  moderation: ['mute', 'block', 'report'],
  profile: {
    displayNameLength: 30,
    descriptionLength: 500,
    avatar: { width: 400, height: 400, maximumBytes: 2_000_000 },
    banner: { width: 1_500, height: 500, maximumBytes: 2_000_000 },
  },
};

/**
 * Of a server that knows `/api/v1/instance` only, and is therefore none of Mastodon's own: what small servers share. That they mute, report,
 * pin, or take a picture away again, none of them says.
 */
export const BARE: Capabilities = {
  ...USUAL,
  quotes: false,
  polls: false,
  pins: false,
  moderation: ['block'],
  profile: { ...USUAL.profile, avatar: null, banner: null },
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
