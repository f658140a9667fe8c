import type { Role } from '../people/index.ts';

/** Who says after how long held words go back to their author. Who reviews which words is a question of the instant: `reviewer-store.ts`. */
export const maySetReview = (role: Role): boolean => role === 'lead' || role === 'administrator';
