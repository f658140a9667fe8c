import type { Visitor } from '../people/index.ts';

/** Who may do what: everybody sees what accounts show, those who look after the accounts change it. */
const POLICY: Readonly<Record<'see' | 'manage', readonly Visitor['role'][]>> = {
  see: ['administrator', 'lead', 'member'],
  manage: ['administrator', 'lead'],
};
export const mayProfiles = (act: keyof typeof POLICY, role: Visitor['role']): boolean => POLICY[act].includes(role);
