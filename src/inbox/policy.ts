/**
 * Who may do what in the inbox. Every member reads, takes, answers, notes and closes in every conversation of the organisation, but for the
 * private ones of an account with a team: these are its team's, the leads' and the administrators' (`readableBy`), and not there for others.
 * What keeps two apart is the lease. The table holds what depends on the role.
 */
export type ActorRole = 'administrator' | 'lead' | 'member';

const POLICY: Readonly<Record<'close-for-holder', readonly ActorRole[]>> = {
  /** Closing what a colleague holds, without taking it over first. */
  'close-for-holder': ['administrator', 'lead'],
};

export const mayCloseForHolder = (role: ActorRole): boolean => POLICY['close-for-holder'].includes(role);
