import { distinctNames, findMembers, foldName, proposeNames } from '../people/index.ts';
import type { Member, Namesake } from '../people/index.ts';
import type { Query } from '../platform/database/index.ts';
import type { TeamView } from './schema-team.ts';
import { listTeam } from './team-store.ts';
import type { TeamPlace } from './team-store.ts';

interface Teammate extends Namesake {
  readonly since: Date | null;
}

/**
 * The name under which each member signs on an account, all different: the one chosen there, or the public name, which homonyms have
 * told apart for them. Who does not answer on the account has no name there.
 */
export async function signingNames(db: Query, organisationId: string, accountId: string): Promise<Map<string, string>> {
  const { mates } = await readMates(db, organisationId, accountId);
  return distinctNames(mates);
}

/** The team of an account as its members see it, homonyms shown with names to choose from. */
export async function readTeam(db: Query, organisationId: string, accountId: string): Promise<TeamView> {
  const { mates, isEverybody } = await readMates(db, organisationId, accountId);
  const names = distinctNames(mates);
  const bearers = new Map<string, number>();
  for (const { publicName } of mates) bearers.set(foldName(publicName), (bearers.get(foldName(publicName)) ?? 0) + 1);
  const members = mates.map((mate) => {
    const isHomonym = (bearers.get(foldName(mate.publicName)) ?? 0) > 1;
    return {
      memberId: mate.memberId,
      signsAs: mate.signsAs,
      signsHere: names.get(mate.memberId) ?? mate.publicName,
      isHomonym,
      proposals: isHomonym
        ? proposeNames(
            mate,
            mates.filter((other) => other !== mate),
          )
        : [],
      since: mate.since?.toISOString() ?? null,
    };
  });
  return { isEverybody, members };
}

async function readMates(db: Query, organisationId: string, accountId: string): Promise<{ mates: Teammate[]; isEverybody: boolean }> {
  const team = await listTeam(db, organisationId, accountId);
  const active = (await findMembers(db)).filter(({ state }) => state === 'active');
  if (team.length === 0) return { isEverybody: true, mates: active.map((member) => toMate(member, null)) };
  const byId = new Map(active.map((member) => [member.memberId, member]));
  const mates = team.flatMap((place) => {
    const member = byId.get(place.memberId);
    return member ? [toMate(member, place)] : [];
  });
  return { isEverybody: false, mates };
}

const toMate = ({ memberId, publicName, initials }: Member, place: TeamPlace | null): Teammate => ({
  memberId,
  publicName,
  initials,
  signsAs: place?.signsAs ?? null,
  since: place?.since ?? null,
});
