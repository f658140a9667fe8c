import { createHash } from 'node:crypto';
import { signingNames } from '../accounts/index.ts';
import { findMembers, findOrganisation, findPhoto, listPublicCards } from '../people/index.ts';
import type { PublicCard } from '../people/index.ts';
import type { Query } from '../platform/database/index.ts';
import { findPicture } from './layer-store.ts';
import { describeTeam } from './picture/index.ts';
import type { PicturedPerson, Team } from './picture/index.ts';
import type { TeamPicture } from './team-picture-store.ts';

/** Somebody who answers on an account and agreed to be shown to the public. */
export interface Candidate {
  readonly card: PublicCard;
  /** As he or she signs on this account. */
  readonly name: string;
}

/** Who can be on the picture of an account's team, in the order of the team; and the names of those who did not agree to be shown. */
export async function readCandidates(
  db: Query,
  organisationId: string,
  accountId: string,
): Promise<{ candidates: Candidate[]; unlisted: string[] }> {
  const names = await signingNames(db, organisationId, accountId);
  const cards = new Map((await listPublicCards(db, organisationId)).map((card) => [card.memberId, card]));
  const candidates: Candidate[] = [];
  const unlisted: string[] = [];
  const known = new Map((await findMembers(db)).map((member) => [member.memberId, member.publicName]));
  for (const [memberId, name] of names) {
    const card = cards.get(memberId);
    if (card) candidates.push({ card, name });
    else unlisted.push(known.get(memberId) ?? name);
  }
  return { candidates, unlisted };
}

/** Those of the candidates who are on the picture, in its order; whoever joined since is at its end when it follows the team. */
export function chosenOf(candidates: readonly Candidate[], picture: Pick<TeamPicture, 'memberIds' | 'leftOut' | 'follows'>): Candidate[] {
  const byId = new Map(candidates.map((one) => [one.card.memberId, one]));
  const chosen = picture.memberIds.flatMap((memberId) => byId.get(memberId) ?? []);
  if (!picture.follows) return chosen;
  const said = new Set([...picture.memberIds, ...picture.leftOut]);
  return [...chosen, ...candidates.filter(({ card }) => !said.has(card.memberId))];
}

/** What a picture is made of. */
export async function readTeam(
  db: Query,
  organisationId: string,
  { chosen, logoId }: { readonly chosen: readonly Candidate[]; readonly logoId: string | null },
): Promise<Team> {
  const people: PicturedPerson[] = [];
  for (const { card, name } of chosen) {
    const photo = card.photoDigest === null ? null : await findPhoto(db, organisationId, card.memberId, 512);
    people.push({ memberId: card.memberId, name, initials: card.initials, photo: photo?.bytes ?? null });
  }
  const logo = logoId === null ? null : await findPicture(db, organisationId, logoId);
  return { people, logo: logo?.bytes ?? null };
}

/** What the picture shows in words, in the organisation's language. Empty when it shows nobody. */
export async function describe(db: Query, organisationId: string, chosen: readonly Candidate[]): Promise<string> {
  const organisation = await findOrganisation(db, organisationId);
  const names = chosen.map(({ name }) => name);
  return names.length === 0 ? '' : describeTeam(names, organisation?.language === 'en' ? 'en' : 'fr');
}

/** Grows when the way of drawing changes: pictures that follow are then made anew. */
const DRAWING = 1;

/** Digest of all that a picture is made of: the same one makes the same picture. */
export const digestOf = (chosen: readonly Candidate[], picture: Pick<TeamPicture, 'logoId' | 'withAvatar' | 'withBanner'>): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        DRAWING,
        picture.logoId,
        picture.withAvatar,
        picture.withBanner,
        chosen.map(({ card, name }) => [card.memberId, name, card.initials, card.photoDigest]),
      ]),
    )
    .digest('hex');
