import type { Visitor } from '../people/index.ts';

/** What each role may do with offices. Words in somebody's name are outside of it: they are published by that person alone. */
const POLICY: Readonly<Record<'see' | 'manage', readonly Visitor['role'][]>> = {
  see: ['administrator', 'lead', 'member'],
  manage: ['administrator', 'lead'],
};
export const mayOffices = (act: keyof typeof POLICY, role: Visitor['role']): boolean => POLICY[act].includes(role);
