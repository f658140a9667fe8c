import type { Role } from '../../src/people/schema.ts';

/** Who is shown readings. The server decides; a control that would be refused is not offered. */
export const mayReadPasts = (role: Role): boolean => role !== 'member';
