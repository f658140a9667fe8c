/** The world as Mastodon's entities tell of it, to one viewer. */
import type { Notification, Person, Status, World } from './world.ts';

type Entity = Record<string, unknown>;
const EMOJI = {
  shortcode: 'metro',
  url: 'https://files.example/metro.png',
  static_url: 'https://files.example/metro.png',
  visible_in_picker: true,
};
const emojisIn = (text: string): Entity[] => (text.includes(':metro:') ? [EMOJI] : []);
export const acctOf = ({ username, domain }: Person): string => (domain === null ? username : `${username}@${domain}`);

export function renderAccount(world: World, person: Person): Entity {
  const pictureOf = (name: 'avatar' | 'header') => {
    const picture = person.pictures[name];
    return picture === null ? `${world.url}/${name}s/original/missing.png` : `${world.url}/system/${person.id}/${name}/${picture.name}`;
  };
  return {
    id: person.id,
    username: person.username,
    acct: acctOf(person),
    url: person.url,
    uri: person.url.replace('/@', '/users/'),
    display_name: person.displayName,
    note: person.note === '' ? '' : `<p>${person.note.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br />')}</p>`,
    avatar: pictureOf('avatar'),
    avatar_static: pictureOf('avatar'),
    header: pictureOf('header'),
    header_static: pictureOf('header'),
    locked: false,
    bot: false,
    group: false,
    discoverable: true,
    indexable: false,
    created_at: '2024-01-01T00:00:00.000Z',
    last_status_at: null,
    statuses_count: 0,
    followers_count: [...world.people.values()].filter(({ follows }) => follows.has(person.id)).length,
    following_count: person.follows.size,
    emojis: emojisIn(person.displayName),
    fields: [],
    ...(person.limited ? { limited: true } : {}),
  };
}

export const renderOwnAccount = (world: World, person: Person): Entity => ({
  ...renderAccount(world, person),
  source: {
    privacy: 'public',
    sensitive: false,
    language: 'fr',
    note: person.note,
    fields: [],
    follow_requests_count: 0,
    indexable: false,
  },
  role: { id: '-99', name: '', permissions: '0', color: '', highlighted: false },
});

export function renderStatus(world: World, status: Status, viewer: Person): Entity {
  const author = world.people.get(status.personId)!;
  const parent = status.parentId === null ? undefined : world.statuses.get(status.parentId);
  return {
    id: status.id,
    uri: status.uri ?? `${author.url.replace('/@', '/users/')}/statuses/${status.id}`,
    url: `${author.url}/${status.id}`,
    created_at: status.createdAt.toISOString(),
    edited_at: status.editedAt?.toISOString() ?? null,
    in_reply_to_id: parent?.id ?? null,
    in_reply_to_account_id: parent?.personId ?? null,
    sensitive: status.sensitive || status.spoiler !== '',
    spoiler_text: status.spoiler,
    visibility: status.visibility,
    language: status.language,
    replies_count: 0,
    reblogs_count: 0,
    favourites_count: 0,
    quotes_count: 0,
    favourited: false,
    reblogged: false,
    muted: false,
    bookmarked: false,
    pinned: viewer.id === author.id && author.pinned.has(status.id),
    content: (status.quotedId === null ? '' : `<p class="quote-inline">RE: <a href="${world.url}">${world.url}</a></p>`) + status.html,
    filtered: [],
    reblog: null,
    application: null,
    account: renderAccount(world, author),
    media_attachments: status.media.map(({ id, description, width, height }) => ({
      id,
      type: 'image',
      url: `https://files.example/${id}.png`,
      preview_url: `https://files.example/${id}-small.png`,
      remote_url: null,
      meta: { original: { width, height } },
      description,
      blurhash: null,
    })),
    mentions: status.mentions.map((id) => {
      const person = world.people.get(id)!;
      return { id, username: person.username, url: person.url, acct: acctOf(person) };
    }),
    tags: status.tags.map((name) => ({ name, url: `${world.url}/tags/${encodeURIComponent(name)}` })),
    emojis: emojisIn(status.text),
    card: null,
    poll: renderPoll(status),
    quote: renderQuote(world, status, viewer),
  };
}

function renderPoll({ id, poll }: Status): Entity | null {
  if (poll === null) return null;
  const options = poll.options.map((title) => ({ title, votes_count: 0 }));
  const expired = poll.endsAt.getTime() < Date.now();
  return {
    id,
    expires_at: poll.endsAt.toISOString(),
    expired,
    multiple: poll.multiple,
    votes_count: 0,
    voters_count: 0,
    options,
    emojis: [],
  };
}

function renderQuote(world: World, { quotedId }: Status, viewer: Person): Entity | null {
  const quoted = quotedId === null ? undefined : world.statuses.get(quotedId);
  if (quoted === undefined) return null;
  return quoted.quotedId === null
    ? { state: 'accepted', quoted_status: renderStatus(world, quoted, viewer) }
    : { state: 'accepted', quoted_status_id: quoted.id };
}

export function renderNotification(world: World, { id, type, fromId, statusId, at, toId }: Notification): Entity {
  const status = statusId === null ? undefined : world.statuses.get(statusId);
  return {
    id,
    type,
    group_key: `ungrouped-${id}`,
    created_at: at.toISOString(),
    account: renderAccount(world, world.people.get(fromId)!),
    ...(status === undefined ? {} : { status: renderStatus(world, status, world.people.get(toId)!) }),
  };
}

export function renderConversation(world: World, status: Status, viewer: Person): Entity {
  const others = new Set([status.personId, ...status.mentions].filter((id) => id !== viewer.id));
  return {
    id: world.ancestorsOf(status, viewer)[0]?.id ?? status.id,
    unread: status.personId !== viewer.id,
    accounts: [...others].map((id) => renderAccount(world, world.people.get(id)!)),
    last_status: renderStatus(world, status, viewer),
  };
}

export const renderRelationship = (viewer: Person, person: Person): Entity => ({
  id: person.id,
  following: viewer.follows.has(person.id),
  showing_reblogs: true,
  notifying: false,
  languages: null,
  followed_by: person.follows.has(viewer.id),
  blocking: viewer.blocked.has(person.id),
  blocked_by: person.blocked.has(viewer.id),
  muting: viewer.muted.has(person.id),
  muting_notifications: viewer.muted.has(person.id),
  muting_expires_at: null,
  requested: false,
  requested_by: false,
  domain_blocking: false,
  endorsed: false,
  note: '',
});

export interface Limits {
  readonly characters: number;
  readonly perUrl: number;
}

const MEDIA = {
  supported_mime_types: ['image/jpeg', 'image/png'],
  image_size_limit: 16_777_216,
  image_matrix_limit: 33_177_600,
  video_size_limit: 103_809_024,
  video_frame_rate_limit: 120,
  video_matrix_limit: 8_294_400,
};
const POLLS = { max_options: 4, max_characters_per_option: 50, min_expiration: 300, max_expiration: 2_629_746 };

export const renderInstance = (world: World, { characters, perUrl }: Limits, other: boolean): Entity => ({
  domain: world.domain,
  title: 'Faux Mastodon',
  version: other ? '0.20.0+git-1a2b3c4' : '4.5.0',
  source_url: 'https://example.org/source',
  description: '',
  usage: { users: { active_month: 2 } },
  thumbnail: { url: 'https://files.example/thumbnail.png' },
  icon: [],
  languages: ['fr'],
  configuration: {
    urls: { streaming: world.url.replace('http', 'ws'), status: null, about: null, privacy_policy: null, terms_of_service: null },
    accounts: { max_featured_tags: 10, max_pinned_statuses: 5, max_display_name_length: 30, max_note_length: 500 },
    statuses: { max_characters: characters, max_media_attachments: 4, characters_reserved_per_url: perUrl },
    media_attachments: MEDIA,
    polls: POLLS,
    translation: { enabled: false },
  },
  registrations: { enabled: false, approval_required: false, message: null },
  api_versions: { mastodon: other ? 1 : 7 },
  contact: { email: 'contact@example.org', account: null },
  rules: [],
});

export const renderOldInstance = (world: World, { characters, perUrl }: Limits): Entity => ({
  uri: world.domain,
  title: 'Faux Mastodon',
  short_description: '',
  description: '',
  email: 'contact@example.org',
  version: '3.5.0',
  urls: { streaming_api: world.url.replace('http', 'ws') },
  stats: { user_count: 2, status_count: 0, domain_count: 0 },
  thumbnail: null,
  languages: ['fr'],
  registrations: false,
  approval_required: false,
  invites_enabled: false,
  configuration: {
    accounts: { max_featured_tags: 10 },
    statuses: { max_characters: characters, max_media_attachments: 4, characters_reserved_per_url: perUrl },
    media_attachments: MEDIA,
    polls: POLLS,
  },
  contact_account: null,
  rules: [],
});
