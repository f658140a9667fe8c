import type { CardChange, Role } from './schema.ts';

/** What each role may do among people. Every use case asks here; the interface only reflects it. */
const POLICY = {
  'see-members': ['administrator', 'lead', 'member'],
  'change-members': ['administrator'],
  'erase-members': ['administrator'],
  'see-invitations': ['administrator', 'lead'],
  'revoke-invitations': ['administrator', 'lead'],
} as const satisfies Record<string, readonly Role[]>;

/** Whom each role may invite: nobody gives more than they have. */
const INVITES: Readonly<Record<Role, readonly Role[]>> = {
  administrator: ['administrator', 'lead', 'member'],
  lead: ['member'],
  member: [],
};

/** Who, beside the member, may write each line of a card. What the public calls somebody, and whether it sees them, is for them alone. */
const CARD: Readonly<Record<keyof CardChange | 'photo', readonly Role[]>> = {
  givenName: ['administrator'],
  familyName: ['administrator'],
  publicName: [],
  pronouns: [],
  listedPublicly: [],
  initials: ['administrator', 'lead'],
  jobTitle: ['administrator', 'lead'],
  speakerTag: ['administrator', 'lead'],
  languages: ['administrator', 'lead'],
  topics: ['administrator', 'lead'],
  weeklyMinutes: ['administrator', 'lead'],
  // To take away, never to put: see `changePhoto`.
  photo: ['administrator'],
};

export type PeopleAct = keyof typeof POLICY;

export const mayDo = (role: Role, act: PeopleAct): boolean => (POLICY[act] as readonly Role[]).includes(role);
/** Whether a colleague of this role may write that line of somebody else's card. */
export const mayWriteOnCard = (role: Role, line: keyof typeof CARD): boolean => CARD[line].includes(role);
export const mayInvite = (role: Role, invited: Role): boolean => INVITES[role].includes(invited);
/** The roles that a member may give; whoever has left gives none. */
export const rolesToGive = ({ role, state }: { readonly role: Role; readonly state: 'active' | 'deactivated' }): readonly Role[] =>
  state === 'active' ? INVITES[role] : [];
