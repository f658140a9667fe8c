/** The team of an account being made: who is in it, in which order, and under which name. */
import type { PutTeam, TeamView } from '../../src/accounts/schema-team.ts';
import type { MemberView } from '../../src/people/schema.ts';

export type Place = PutTeam['members'][number];

/** The team as it is; nobody when the account is everybody's. */
export const placesOf = (team: TeamView): readonly Place[] =>
  team.isEverybody ? [] : team.members.map(({ memberId, signsAs }) => ({ memberId, signsAs }));

/** The place of `memberId` moved by one, up (-1) or down (1). */
export function move(places: readonly Place[], memberId: string, by: -1 | 1): readonly Place[] {
  const from = places.findIndex((place) => place.memberId === memberId);
  const to = from + by;
  const [moved, other] = [places[from], places[to]];
  if (moved === undefined || other === undefined) return places;
  return places.with(to, moved).with(from, other);
}

/** Whether somebody else of these places has the same public name, whatever its accents. */
export function isHomonym(member: MemberView, places: readonly Place[], members: ReadonlyMap<string, MemberView>): boolean {
  return places.some(({ memberId }) => {
    const other = members.get(memberId);
    return other !== undefined && other.memberId !== member.memberId && fold(other.publicName) === fold(member.publicName);
  });
}

/** How a homonym is told apart when nobody chooses: by the last letter of the initials, which the public knows. */
export function proposalsFor({ publicName, initials }: MemberView): readonly string[] {
  const letters = Array.from(new Intl.Segmenter().segment(initials.replace(/\p{N}+$/u, '')), ({ segment }) => segment);
  const last = letters.length > 1 ? letters.at(-1) : undefined;
  return [...(last === undefined ? [] : [`${publicName} ${last}.`]), `${publicName} ${initials}`];
}

const fold = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
