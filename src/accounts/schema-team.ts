/** What the accounts room says of the team of an account. Ids are UUIDs; dates are ISO 8601 in UTC. */
import { z } from 'zod';
import { name } from '../people/schema-card.ts';

export const TEAM_MAXIMUM = 200;

export const teamMemberSchema = z.object({
  memberId: z.uuid(),
  /** Chosen for this account; null: the public name, told apart from homonyms by itself. */
  signsAs: z.string().nullable(),
  /** The name under which the member signs here, as things are. */
  signsHere: z.string(),
  /** Others of this account have the same public name. */
  isHomonym: z.boolean(),
  /** Names to sign with here that nobody else has; for homonyms. */
  proposals: z.array(z.string()),
  /** Since when in this team; null while the account has none. */
  since: z.iso.datetime().nullable(),
});

export const teamSchema = z.object({
  /** The account has no team: everybody may answer on it, and everybody is in `members`. */
  isEverybody: z.boolean(),
  members: z.array(teamMemberSchema),
});

export const putTeamSchema = z.object({
  /** In the order in which they are shown; empty: everybody. */
  members: z
    .array(z.object({ memberId: z.uuid(), signsAs: name.nullable() }))
    .max(TEAM_MAXIMUM)
    .refine((members) => new Set(members.map(({ memberId }) => memberId)).size === members.length),
});

export type TeamMemberView = z.infer<typeof teamMemberSchema>;
export type TeamView = z.infer<typeof teamSchema>;
export type PutTeam = z.infer<typeof putTeamSchema>;
