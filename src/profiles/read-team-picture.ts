import { capabilitiesOf, findAccount } from '../accounts/index.ts';
import type { Account } from '../accounts/index.ts';
import type { NetworkPicture, ProfilePictureName } from '../networks/network.ts';
import type { Query } from '../platform/database/index.ts';
import { composeTeamPicture } from './picture/index.ts';
import type { TeamPictureDeps } from './publish-team-picture.ts';
import { toProfileView } from './profile-view.ts';
import { chosenOf, describe, readCandidates, readTeam } from './read-team.ts';
import { readLayers } from './layer-store.ts';
import type { TeamPictureView } from './schema.ts';
import { findAccountProfile } from './store.ts';
import { findTeamPicture, NO_TEAM_PICTURE } from './team-picture-store.ts';

/** The team picture of an account as it is chosen, and what became of it. Null when there is no such account. */
export async function readTeamPicture(deps: TeamPictureDeps, organisationId: string, accountId: string): Promise<TeamPictureView | null> {
  return await deps.database.read(organisationId, async (db) => {
    const account = await findAccount(db, organisationId, accountId);
    if (account === null) return null;
    const { candidates, unlisted } = await readCandidates(db, organisationId, accountId);
    const picture = (await findTeamPicture(db, organisationId, accountId)) ?? NO_TEAM_PICTURE;
    const chosen = chosenOf(candidates, picture);
    const inOrder = [...chosen, ...candidates.filter((one) => !chosen.includes(one))];
    const { avatar, banner } = capabilitiesOf(account, deps.networks).profile;
    return {
      people: inOrder.map((one) => ({
        memberId: one.card.memberId,
        name: one.name,
        initials: one.card.initials,
        photoDigest: one.card.photoDigest,
        chosen: chosen.includes(one),
      })),
      unlisted,
      alt: await describe(db, organisationId, chosen),
      withAvatar: picture.withAvatar,
      withBanner: picture.withBanner,
      follows: picture.follows,
      logoId: picture.logoId,
      offersAvatar: avatar !== null,
      offersBanner: banner !== null,
      profile: await profileOf(db, account),
    };
  });
}

async function profileOf(db: Query, { organisationId, accountId }: Account) {
  const profile = await findAccountProfile(db, organisationId, accountId);
  return toProfileView(accountId, profile, await readLayers(db, organisationId, accountId));
}

/** A picture as it would be, of those of `memberIds` who may be shown. Null when that is nobody, or there is no such account or picture. */
export async function previewTeamPicture(
  deps: TeamPictureDeps,
  organisationId: string,
  { accountId, name, memberIds }: { readonly accountId: string; readonly name: ProfilePictureName; readonly memberIds: readonly string[] },
): Promise<NetworkPicture | null> {
  const read = await deps.database.read(organisationId, async (db) => {
    const account = await findAccount(db, organisationId, accountId);
    if (account === null) return null;
    const { candidates } = await readCandidates(db, organisationId, accountId);
    const chosen = chosenOf(candidates, { memberIds, leftOut: [], follows: false });
    const logoId = (await findTeamPicture(db, organisationId, accountId))?.logoId ?? null;
    return { account, team: await readTeam(db, organisationId, { chosen, logoId }) };
  });
  const size = read && capabilitiesOf(read.account, deps.networks).profile[name];
  if (!read || !size || read.team.people.length === 0) return null;
  return await composeTeamPicture(name, read.team, size);
}
