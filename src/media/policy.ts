import type { Visitor } from '../people/index.ts';

/** Everybody brings pictures; whether each must be described is for those who look after the team. */
export const maySetMedia = (role: Visitor['role']): boolean => role === 'administrator' || role === 'lead';
