import type { Visitor } from '../people/index.ts';

/** Everybody sees; who looks after the accounts changes. Whether one is on a public list oneself is one's own word alone. */
const POLICY: Readonly<Record<'see' | 'manage', readonly Visitor['role'][]>> = {
  see: ['administrator', 'lead', 'member'],
  manage: ['administrator', 'lead'],
};
export const mayCircles = (act: keyof typeof POLICY, role: Visitor['role']): boolean => POLICY[act].includes(role);
