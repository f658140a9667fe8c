import type { Role } from '../people/index.ts';

/** Who reads pasts and sees what was found in them: those who look after the team. A past says who spoke when. */
export const mayReadPasts = (role: Role): boolean => role === 'administrator' || role === 'lead';
