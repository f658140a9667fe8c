import type { Capabilities, Right } from '../network.ts';
import { MEDIA } from './sending-media.ts';
import { COUNTING, MESSAGE_COUNTING, PAID_MAXIMUM } from './text.ts';

/** What X offers to applications: it lets none change a profile, pin a post, block a person or report one. */
export const CAPABILITIES: Capabilities = {
  counting: COUNTING,
  privateCounting: MESSAGE_COUNTING,
  images: true,
  cards: 'its-own',
  media: MEDIA,
  edits: true,
  quotes: true,
  visibilities: ['public', 'private'],
  contentWarnings: false,
  polls: true,
  // Only a webhook tells; who has none would wait in vain.
  follows: false,
  deletes: true,
  pins: false,
  moderation: ['mute', 'hide'],
  // Of a user; the second one is shared by all accounts of an application (docs.x.com/x-api/fundamentals/rate-limits).
  posting: [
    { posts: 100, minutes: 15 },
    { posts: 10_000, minutes: 1_440 },
  ],
  // Each post that is read is billed.
  metered: true,
  profile: { displayNameLength: null, descriptionLength: null, avatar: null, banner: null },
};

/** What is asked of the account's holder. `offline.access`: that it lasts longer than two hours. */
export const ASKED: readonly string[] =
  'tweet.read users.read offline.access tweet.write media.write dm.read dm.write mute.read mute.write tweet.moderate.write'.split(' ');

/** Null: the token says nothing of its rights; all are then taken for granted until X refuses. */
type Rights = readonly string[] | null;

const has = (rights: Rights, ...needed: readonly string[]): boolean =>
  rights === null || rights.length === 0 || needed.every((name) => rights.includes(name));

export const rightsOf = (rights: Rights): Right[] => [
  { name: 'read', granted: has(rights, 'tweet.read', 'users.read') },
  { name: 'write', granted: has(rights, 'tweet.write') },
  { name: 'private-messages', granted: has(rights, 'dm.read', 'dm.write') },
  { name: 'moderate', granted: has(rights, 'mute.write', 'tweet.moderate.write') },
];

/** `subscription`: what the account pays X for, as X says it. */
export function capabilitiesOf(rights: Rights, subscription: string | null): Capabilities {
  const isPaid = /^premium/i.test(subscription ?? '');
  const moderation: Capabilities['moderation'] = [
    ...(has(rights, 'mute.write') ? (['mute'] as const) : []),
    ...(has(rights, 'tweet.moderate.write') ? (['hide'] as const) : []),
  ];
  return {
    ...CAPABILITIES,
    counting: isPaid ? { ...COUNTING, maximum: PAID_MAXIMUM } : COUNTING,
    visibilities: has(rights, 'dm.read', 'dm.write') ? CAPABILITIES.visibilities : ['public'],
    moderation,
    media: has(rights, 'media.write') ? MEDIA : null,
  };
}
