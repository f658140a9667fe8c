import type { Visitor } from '../people/index.ts';

/** Who may do what at the helms. Everybody on an account's team takes its helm; the table holds what depends on the role. */
const POLICY: Readonly<Record<'plan' | 'settle' | 'end-for-another', readonly Visitor['role'][]>> = {
  plan: ['administrator', 'lead'],
  /** Templates, the profile's line, the notice of the hours, holidays. */
  settle: ['administrator', 'lead'],
  'end-for-another': ['administrator', 'lead'],
};

export type ShiftAct = keyof typeof POLICY;

export const mayDo = (role: Visitor['role'], act: ShiftAct): boolean => POLICY[act].includes(role);
