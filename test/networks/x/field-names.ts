/**
 * X renamed a part of its fields in 2026 (`tweet.fields` became `post.fields`, `referenced_tweets` became `referenced_posts`); servers of
 * both kinds are met. The fake speaks one of the two; the published contract knows the newer names only, so that the older ones are
 * translated before they are compared with it.
 */
export type FieldNames = 'post' | 'tweet';

const NEWER: Readonly<Record<string, string>> = {
  referenced_tweets: 'referenced_posts',
  edit_history_tweet_ids: 'edit_history_post_ids',
  note_tweet: 'note_post',
  tweets: 'posts',
  pinned_tweet_id: 'pinned_post_id',
  most_recent_tweet_id: 'most_recent_post_id',
  tweet_count: 'post_count',
  'tweet.fields': 'post.fields',
};
const OLDER = Object.fromEntries(Object.entries(NEWER).map(([older, newer]) => [newer, older]));

/** What the older names let one ask as a field, and the newer only as an expansion. */
const RELATIONS = new Set([
  'author_id',
  'in_reply_to_user_id',
  'referenced_tweets',
  'edit_history_tweet_ids',
  'sender_id',
  'participant_ids',
]);

export const toNewer = (value: unknown): unknown => rename(value, NEWER);
export const toOlder = (value: unknown): unknown => rename(value, OLDER);

function rename(value: unknown, names: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(value)) return value.map((item) => rename(item, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [names[key] ?? key, rename(inner, names)]));
}

/** A request's parameters under the newer names; null when it uses a name that this dialect does not have. */
export function readQuery(query: URLSearchParams, names: FieldNames): Map<string, string> | { unknown: string } {
  const wrong = names === 'post' ? 'tweet.fields' : 'post.fields';
  if (query.has(wrong)) return { unknown: wrong };
  const asked = new Map(query);
  if (names === 'post') return asked;
  const fields = (asked.get('tweet.fields') ?? '').split(',').filter((field) => field !== '');
  const expansions = (asked.get('expansions') ?? '').split(',').filter((field) => field !== '');
  asked.delete('tweet.fields');
  const relations = fields.filter((field) => RELATIONS.has(field));
  const aboutMessages = asked.get('dm_event.fields')?.split(',');
  if (aboutMessages) asked.set('dm_event.fields', aboutMessages.filter((field) => !RELATIONS.has(field)).join(','));
  const plain = fields.filter((field) => !RELATIONS.has(field)).map((field) => NEWER[field] ?? field);
  const expanded = [...expansions.map((name) => name.replace(/^referenced_tweets\.id(\.author_id)?$/, 'referenced_tweets')), ...relations];
  if (plain.length > 0) asked.set('post.fields', [...new Set(plain)].join(','));
  if (expanded.length > 0) asked.set('expansions', [...new Set(expanded.map((name) => NEWER[name] ?? name))].join(','));
  return asked;
}
