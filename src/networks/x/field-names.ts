/**
 * X renamed a part of its fields in 2026: `tweet.fields` became `post.fields`, `referenced_tweets` became `referenced_posts`. The one
 * switch is here: how to ask, under either names. Answers are read under both (`post.ts`).
 */
export type FieldNames = 'post' | 'tweet';

type Query = Readonly<Record<string, string>>;

const USER_FIELDS = 'created_at,name,profile_image_url,username';
const MEDIA_FIELDS = 'alt_text,height,preview_image_url,type,url,variants,width';
const POLL_FIELDS = 'end_datetime,options,voting_status';
const PLAIN = 'attachments,conversation_id,created_at,display_text_range,entities,lang,possibly_sensitive';

/** What is asked of each post. In the newer names relations are expansions, in the older ones fields. */
const POSTS: Readonly<Record<FieldNames, Query>> = {
  post: {
    'post.fields': `${PLAIN},note_post`,
    expansions: 'attachments.media_keys,attachments.poll_ids,author_id,in_reply_to_user_id,referenced_posts,edit_history_post_ids',
  },
  tweet: {
    'tweet.fields': `${PLAIN},note_tweet,author_id,in_reply_to_user_id,referenced_tweets`,
    expansions: 'attachments.media_keys,attachments.poll_ids,author_id',
  },
};

export const postsQuery = (names: FieldNames): Query => ({
  ...POSTS[names],
  'user.fields': USER_FIELDS,
  'media.fields': MEDIA_FIELDS,
  'poll.fields': POLL_FIELDS,
});

/** The filtered stream kept the older names whatever the rest speaks. */
export const STREAM_QUERY: Query = postsQuery('tweet');

/** Only what tells one's own post again: where it hangs and when it was written. */
export const ownPostsQuery = (names: FieldNames): Query =>
  names === 'post'
    ? { 'post.fields': 'created_at,display_text_range,entities,note_post', expansions: 'author_id,referenced_posts,edit_history_post_ids' }
    : { 'tweet.fields': 'created_at,display_text_range,entities,note_tweet,author_id,referenced_tweets' };

export const messagesQuery = (names: FieldNames): Query => ({
  'dm_event.fields':
    names === 'post'
      ? 'attachments,created_at,dm_conversation_id,entities,event_type,id,text'
      : 'attachments,created_at,dm_conversation_id,entities,event_type,id,text,sender_id,participant_ids',
  expansions: 'sender_id,participant_ids,attachments.media_keys',
  'user.fields': USER_FIELDS,
  'media.fields': MEDIA_FIELDS,
});

export const other = (names: FieldNames): FieldNames => (names === 'post' ? 'tweet' : 'post');

/** Whether a 400 says that the server knows the fields under the other names. */
export const isAboutNames = (detail: string): boolean =>
  /(post|tweet)(\.|_)?fields|referenced_(posts|tweets)|note_(post|tweet)/i.test(detail);
