import type { Role } from './schema.ts';

/** What each role may do among people. Every use case asks here; the interface only reflects it. */
const POLICY = {
  'see-members': ['administrator', 'lead', 'member'],
  'change-members': ['administrator'],
  'see-invitations': ['administrator', 'lead'],
  'revoke-invitations': ['administrator', 'lead'],
} as const satisfies Record<string, readonly Role[]>;

/** Whom each role may invite: nobody gives more than they have. */
const INVITES: Readonly<Record<Role, readonly Role[]>> = {
  administrator: ['administrator', 'lead', 'member'],
  lead: ['member'],
  member: [],
};

export type PeopleAct = keyof typeof POLICY;

export const mayDo = (role: Role, act: PeopleAct): boolean => (POLICY[act] as readonly Role[]).includes(role);
export const mayInvite = (role: Role, invited: Role): boolean => INVITES[role].includes(invited);
/** The roles that a member may give; whoever has left gives none. */
export const rolesToGive = ({ role, state }: { readonly role: Role; readonly state: 'active' | 'deactivated' }): readonly Role[] =>
  state === 'active' ? INVITES[role] : [];
