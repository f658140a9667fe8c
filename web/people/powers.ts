/** What each role is shown. The server decides; a control that would be refused is not offered. */
import type { Role } from '../../src/people/schema.ts';

export const mayInvite = (role: Role) => role !== 'member';
export const mayChangeMembers = (role: Role) => role === 'administrator';
export const mayManageAccounts = (role: Role) => role !== 'member';
/** Whom a role may invite: nobody gives more than they have. */
export const invitableRoles = (role: Role): readonly Role[] =>
  role === 'administrator' ? ['member', 'lead', 'administrator'] : role === 'lead' ? ['member'] : [];
