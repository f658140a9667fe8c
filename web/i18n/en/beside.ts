/** Beside the words of a post: pictures, card, who reads it, in which language, who answers. */
import type { beside as french } from '../fr/beside.ts';
import type { SameKeys } from '../texts.ts';

export const beside: SameKeys<typeof french> = {
  wait: 'A picture is still on its way: wait for it, or remove it.',
  visibility: {
    label: 'Who reads it',
    public: 'Everybody',
    unlisted: 'Everybody, but off the public feeds',
    followers: 'Followers only',
  },
  effect: {
    'unlisted-kept': '{{account}}: everybody can read it, no public feed shows it.',
    'unlisted-missing': '{{account}}: this network has no such setting; it will be public.',
    'followers-kept': '{{account}}: only its followers can read it.',
    'followers-missing': '{{account}}: this network cannot keep it to followers; it will not leave there.',
  },
  language: {
    label: 'Language',
    own: 'The account’s own',
    usual: 'Language of the account: {{languages}}.',
    also: 'And also in',
    alsoHint: 'Bluesky keeps both, Mastodon the first; X keeps none.',
    none: 'No other language',
    guess: 'These words seem to be in {{language}}.',
    take: 'Say so: {{language}}',
  },
  gate: {
    label: 'Who may answer {{account}}',
    own: 'By the account’s own rules',
    empty: 'As long as nobody is chosen, nobody will be able to answer.',
  },
  preview: {
    alt: 'ALT',
    noMedia: 'This network takes no pictures: they will not leave there.',
    itsOwn: 'This network will make the link’s card itself.',
  },
  version: { picture: '[Picture: {{alt}}]', bare: '[Picture without a description]', card: '[Card: {{title}}]' },
  settings: {
    title: 'Pictures and videos',
    alt: 'Describe each picture before it is sent',
    altHint: 'Without a description a picture does not leave: who cannot see it would know nothing of it.',
    kept: 'The rule is saved.',
    room: '{{kept}} kept, of {{maximum}}.',
    manageOnly: 'Only leads and administrators can change this rule.',
  },
};
