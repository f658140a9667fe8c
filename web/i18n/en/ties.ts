import type { ties as french } from '../fr/ties.ts';
import type { SameKeys } from '../texts.ts';

export const ties: SameKeys<typeof french> = {
  title: 'On other networks',
  also: 'Also known as',
  proposed: 'Perhaps the same person',
  join: 'Same person',
  tellApart: 'Somebody else',
  part: 'Part them',
  undo: 'Undo',
  joinedBy: 'Joined by {{name}}',
  byWayOf: 'By way of {{handle}}.',
  alike: { name: 'same name', handle: 'same handle', site: 'same site', picture: 'same picture' },
  said: {
    joined: 'One card for {{name}}',
    parted: 'A card each: {{name}}',
    'told-apart': 'Two different people: {{name}}',
  },
  refused: {
    'told-apart': 'Somebody on the team said that two of these identities are of different people. Nothing has changed.',
    joined: 'These identities are already joined by another one. Part them first.',
    'too-many': 'Twenty identities for a person at most. Nothing has changed.',
    'not-found': 'This person is not here any more. Nothing has changed.',
    offline: 'No network: nothing has changed. Try again when it is back.',
    other: 'That could not be done. Nothing has changed; try again.',
  },
};
