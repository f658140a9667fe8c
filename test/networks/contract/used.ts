/** What Visavis uses of each published description, by path. */

export interface Description {
  readonly source: string;
  readonly operations: Readonly<Record<string, readonly string[]>>;
  /** Schemas beside those that the operations name: of errors, and of what is pushed. */
  readonly schemas: readonly string[];
}

const mastodon: Description = {
  source: 'https://github.com/abraham/mastodon-openapi (GFDL 1.3)',
  operations: {
    '/api/v1/instance': ['get'],
    '/api/v2/instance': ['get'],
    '/api/v1/apps': ['post'],
    '/api/v1/apps/verify_credentials': ['get'],
    '/oauth/authorize': ['get'],
    '/oauth/token': ['post'],
    '/oauth/revoke': ['post'],
    '/api/v1/accounts/verify_credentials': ['get'],
    '/api/v1/accounts/update_credentials': ['patch'],
    '/api/v1/profile/avatar': ['delete'],
    '/api/v1/profile/header': ['delete'],
    '/api/v1/accounts/lookup': ['get'],
    '/api/v1/accounts/search': ['get'],
    '/api/v1/accounts/relationships': ['get'],
    '/api/v1/accounts/{id}/statuses': ['get'],
    '/api/v1/accounts/{id}/followers': ['get'],
    '/api/v1/accounts/{id}/follow': ['post'],
    '/api/v1/accounts/{id}/unfollow': ['post'],
    '/api/v1/accounts/{id}/mute': ['post'],
    '/api/v1/accounts/{id}/unmute': ['post'],
    '/api/v1/accounts/{id}/block': ['post'],
    '/api/v1/accounts/{id}/unblock': ['post'],
    '/api/v1/reports': ['post'],
    '/api/v1/statuses': ['get', 'post'],
    '/api/v1/statuses/{id}': ['get', 'put', 'delete'],
    '/api/v1/statuses/{id}/context': ['get'],
    '/api/v1/statuses/{id}/history': ['get'],
    '/api/v1/statuses/{id}/pin': ['post'],
    '/api/v1/statuses/{id}/unpin': ['post'],
    '/api/v2/media': ['post'],
    '/api/v1/media/{id}': ['get'],
    '/api/v1/notifications': ['get'],
    '/api/v1/notifications/{id}': ['get'],
    '/api/v1/markers': ['get', 'post'],
    '/api/v1/conversations': ['get'],
    '/api/v2/search': ['get'],
    '/api/v1/domain_blocks': ['get'],
  },
  schemas: ['Error'],
};

const x: Description = {
  source: 'https://api.x.com/2/openapi.json',
  operations: {
    '/2/users/me': ['get'],
    '/2/users/by/username/{username}': ['get'],
    '/2/users/{id}/mentions': ['get'],
    '/2/users/{id}/tweets': ['get'],
    '/2/users/{id}/muting': ['post'],
    '/2/users/{source_user_id}/muting/{target_user_id}': ['delete'],
    '/2/tweets': ['get', 'post'],
    '/2/tweets/{id}': ['delete'],
    '/2/tweets/{tweet_id}/hidden': ['put'],
    '/2/tweets/search/recent': ['get'],
    '/2/tweets/search/stream': ['get'],
    '/2/tweets/search/stream/rules': ['get', 'post'],
    '/2/dm_events': ['get'],
    '/2/dm_events/{event_id}': ['get', 'delete'],
    '/2/dm_conversations/with/{participant_id}/messages': ['post'],
    '/2/dm_conversations/{dm_conversation_id}/messages': ['post'],
    '/2/dm_conversations/{id}/dm_events': ['get'],
    '/2/media/upload': ['get', 'post'],
    '/2/media/upload/initialize': ['post'],
    '/2/media/upload/{id}/append': ['post'],
    '/2/media/upload/{id}/finalize': ['post'],
    '/2/media/metadata': ['post'],
    '/2/webhooks': ['get', 'post'],
    '/2/webhooks/{webhook_id}': ['put', 'delete'],
    '/2/account_activity/webhooks/{webhook_id}/subscriptions/all': ['get', 'post'],
    '/2/usage/tweets': ['get'],
  },
  schemas: ['Problem', 'Error'],
};

export const DESCRIPTIONS: Readonly<Record<string, Description>> = { mastodon, x };
