import { texts as first } from './first.ts';
import { texts as rooms } from './rooms.ts';

export const texts = { ...first, ...rooms };
