import type { Holding } from '../people/index.ts';
import { leaveTeams } from './change-team.ts';
import { forgetNamesOf, readPlacesOf } from './team-store.ts';

/** What this room keeps of members: their places in the teams of accounts, and the names under which they signed there. */
export const accountsHolding: Holding = {
  name: 'accounts',
  leave: leaveTeams,
  erase: forgetNamesOf,
  export: readPlacesOf,
};
