import { capabilitiesOf, findAccount } from '../accounts/index.ts';
import type { Networks } from '../accounts/index.ts';
import type { PictureSize, ProfilePictureName } from '../networks/network.ts';
import type { Visitor } from '../people/index.ts';
import type { Database, Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import type { LayerContent } from './layer.ts';
import { composeTeamPicture } from './picture/index.ts';
import { mayProfiles } from './policy.ts';
import { chosenOf, describe, digestOf, readCandidates, readTeam } from './read-team.ts';
import type { Candidate } from './read-team.ts';
import { clearLayer, savePicture, setLayer } from './set-layer.ts';
import { findTeamPicture, NO_TEAM_PICTURE, writeTeamPicture } from './team-picture-store.ts';
import type { TeamPicture } from './team-picture-store.ts';

export interface TeamPictureDeps {
  readonly database: Database;
  readonly networks: Networks;
}

/** What a person chooses for a team picture. */
export interface TeamPictureChoice {
  readonly memberIds: readonly string[];
  readonly withAvatar: boolean;
  readonly withBanner: boolean;
  readonly follows: boolean;
}

export type TeamPictureRefusal =
  | { kind: 'not-allowed' }
  | { kind: 'not-found' }
  /** Nobody of those chosen answers on the account and agreed to be shown. */
  | { kind: 'nobody-to-show' }
  /** Neither avatar nor banner was wanted, or the network lets nobody change what was. */
  | { kind: 'nothing-to-show' };

/**
 * Composes the team picture as a person chose it and has it published. Drawing takes some tenths of a second, so it is done between two
 * transactions: what the second one finds changed is made again by whoever follows the team.
 */
export async function publishTeamPicture(
  deps: TeamPictureDeps,
  visitor: Visitor,
  { accountId, choice }: { readonly accountId: string; readonly choice: TeamPictureChoice },
): Promise<Result<undefined, TeamPictureRefusal>> {
  if (!mayProfiles('manage', visitor.role)) return fail({ kind: 'not-allowed' });
  const { organisationId } = visitor;
  const read = await deps.database.read(organisationId, async (db) => {
    const account = await findAccount(db, organisationId, accountId);
    if (account === null) return null;
    const { candidates } = await readCandidates(db, organisationId, accountId);
    const before = (await findTeamPicture(db, organisationId, accountId)) ?? NO_TEAM_PICTURE;
    return { account, candidates, before };
  });
  if (read === null) return fail({ kind: 'not-found' });
  const leftOut = read.candidates.map(({ card }) => card.memberId).filter((memberId) => !choice.memberIds.includes(memberId));
  const picture: TeamPicture = { ...read.before, ...choice, leftOut };
  const chosen = chosenOf(read.candidates, { ...picture, follows: false });
  if (chosen.length === 0) return fail({ kind: 'nobody-to-show' });
  const { avatar, banner } = capabilitiesOf(read.account, deps.networks).profile;
  if (!(choice.withAvatar && avatar) && !(choice.withBanner && banner)) return fail({ kind: 'nothing-to-show' });
  await show(deps, { organisationId, accountId, picture, chosen, memberId: visitor.memberId });
  return succeed();
}

interface ToShow {
  readonly organisationId: string;
  readonly accountId: string;
  readonly picture: TeamPicture;
  readonly chosen: readonly Candidate[];
  /** Who asked for it; null when it follows the team by itself. */
  readonly memberId: string | null;
}

/** Draws a picture and lays it over the profile. */
export async function show(deps: TeamPictureDeps, { organisationId, accountId, picture, chosen, memberId }: ToShow): Promise<void> {
  const { account, team, alt } = await deps.database.read(organisationId, async (db) => ({
    account: await findAccount(db, organisationId, accountId),
    team: await readTeam(db, organisationId, { chosen, logoId: picture.logoId }),
    alt: await describe(db, organisationId, chosen),
  }));
  if (account === null) return;
  const { avatar, banner } = capabilitiesOf(account, deps.networks).profile;
  const draw = async (name: ProfilePictureName, wanted: boolean, size: PictureSize | null) =>
    wanted && size !== null ? await composeTeamPicture(name, team, size) : null;
  const [face, header] = [await draw('avatar', picture.withAvatar, avatar), await draw('banner', picture.withBanner, banner)];
  await deps.database.transact(organisationId, async (tx) => {
    const content: LayerContent = {
      ...(face ? { avatar: await savePicture(tx, { ...face, alt }) } : {}),
      ...(header ? { banner: await savePicture(tx, { ...header, alt }) } : {}),
    };
    await setLayer(tx, accountId, 'team-picture', content);
    await writeTeamPicture(tx, accountId, { ...picture, composedFrom: digestOf(chosen, picture) });
    record(tx, { accountId, memberId, people: chosen.length });
  });
}

function record(tx: Transaction, { accountId, memberId, people }: { accountId: string; memberId: string | null; people: number }): void {
  tx.record({ kind: 'profile.team-picture-made', accountId, ...(memberId === null ? {} : { memberId }), data: { people } });
}

/** Takes the team picture away: what it covered shows again. */
export async function removeTeamPicture(
  deps: TeamPictureDeps,
  visitor: Visitor,
  accountId: string,
): Promise<Result<undefined, { kind: 'not-allowed' } | { kind: 'not-found' }>> {
  if (!mayProfiles('manage', visitor.role)) return fail({ kind: 'not-allowed' });
  const { organisationId, memberId } = visitor;
  return await deps.database.transact(organisationId, async (tx) => {
    if ((await findAccount(tx.db, organisationId, accountId)) === null) return fail({ kind: 'not-found' } as const);
    await clearLayer(tx, accountId, 'team-picture');
    const before = await findTeamPicture(tx.db, organisationId, accountId);
    if (before) await writeTeamPicture(tx, accountId, { ...before, composedFrom: null });
    tx.record({ kind: 'profile.team-picture-removed', accountId, memberId });
    return succeed();
  });
}
