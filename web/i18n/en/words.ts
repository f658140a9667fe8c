import type { words as french } from '../fr/words.ts';
import type { SameKeys } from '../texts.ts';

/** Words that are being written: whom to mention, which hashtag, which emoji. */
export const words: SameKeys<typeof french> = {
  networks: { practice: 'Practice', bluesky: 'Bluesky', mastodon: 'Mastodon', x: 'X' },
  completion: {
    person: 'Whom to mention',
    hashtag: 'Hashtags',
    emoji: 'Emoji',
    byEnter: 'Enter to choose, Esc to leave it',
    byTab: 'Tab to choose, Esc to leave it',
    found_one: '{{count}} suggestion',
    found_other: '{{count}} suggestions',
  },
  people: { nameOnly: 'on {{networks}}: the name only' },
  hashtags: {
    legible: 'Easier to read, and read word by word by screen readers:',
    write: 'Write #{{as}}',
  },
  emoji: {
    open: 'Emoji',
    title: 'Choose an emoji',
    search: 'Search by name',
    tone: 'Skin tone',
    tones: { '0': 'No tone', '1': 'Light', '2': 'Medium-light', '3': 'Medium', '4': 'Medium-dark', '5': 'Dark' },
    recent: 'Chosen last',
    found: 'Found',
    none: 'No emoji is called so.',
    groups: {
      '0': 'Faces and emotion',
      '1': 'People and body',
      '3': 'Animals and nature',
      '4': 'Food and drink',
      '5': 'Travel and places',
      '6': 'Activities',
      '7': 'Objects',
      '8': 'Symbols',
      '9': 'Flags',
    },
  },
};
