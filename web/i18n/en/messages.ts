import type { messages as french } from '../fr/messages.ts';
import type { SameKeys } from '../texts.ts';

export const messages: SameKeys<typeof french> = {
  reach: {
    public: 'in public',
    unlisted: 'Off public lists',
    followers: 'Followers only',
    private: 'Private message',
  },
  thread: {
    private: 'Nobody reads this conversation but {{name}} and your team.',
    privateMany: 'Only the people of this private conversation and your team read it.',
  },
  composer: {
    private: 'Only {{name}} will read your reply.',
    privateMany: 'Only the people of this private conversation will read your reply.',
    followers: 'Only those who follow the account will read your reply.',
    unlisted: 'Everybody can read your reply, but no public list will show it.',
    folded: 'Your reply will be folded behind the same words: “{{warning}}”',
    sendPrivately: 'Reply privately',
    notOffered: 'This network offers no way to answer from here without more people reading it. Nothing will be sent.',
  },
  fold: {
    label: 'Folded:',
    show: 'Show',
    hide: 'Fold',
    images_one: 'a picture that may shock',
    images_other: '{{count}} pictures that may shock',
  },
  poll: {
    label: 'Poll',
    multiple: 'Poll with several choices',
    votes_one: '{{count}} vote',
    votes_other: '{{count}} votes',
    total_one: '{{count}} vote in all',
    total_other: '{{count}} votes in all',
    untold: 'The network does not tell the votes yet',
    ends: 'ends {{when}}',
    ended: 'ended {{when}}',
  },
  labels: {
    told: 'The network warns: {{words}}',
    unknown: '“{{word}}”',
    sensitive: 'sensitive content',
    porn: 'pornography',
    sexual: 'sexual content',
    nudity: 'nudity',
    'graphic-media': 'graphic images',
    gore: 'graphic images',
    spam: 'spam',
    impersonation: 'impersonation',
    hate: 'hate',
    threat: 'threat',
    scam: 'scam',
    misleading: 'misleading content',
  },
  filter: { private: 'Private messages' },
};
