import type { Visitor } from '../people/index.ts';

/** Who may make, change or retire a character: those who look after the accounts. Everybody sees it and may speak as it. */
export const mayManagePersonas = (role: Visitor['role']): boolean => role === 'administrator' || role === 'lead';
