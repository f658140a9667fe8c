import type { SameKeys, Texts } from '../texts.ts';

export const demonstration: SameKeys<Texts['demonstration']> = {
  name: 'Demonstration',
  youAre: 'you are {{name}}',
  sit: 'Change chairs',
  chairs: 'Take the seat of…',
  seated: 'You are now {{name}}.',
  own: 'Create my organisation',
};
