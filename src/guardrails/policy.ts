import type { Visitor } from '../people/index.ts';

/** Everybody sees by which rules the words are looked at, and tries them; who looks after the accounts changes them. */
const POLICY: Readonly<Record<'see' | 'manage', readonly Visitor['role'][]>> = {
  see: ['administrator', 'lead', 'member'],
  manage: ['administrator', 'lead'],
};
export const mayGuardrails = (act: keyof typeof POLICY, role: Visitor['role']): boolean => POLICY[act].includes(role);
