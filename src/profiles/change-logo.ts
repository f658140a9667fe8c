import { findAccount } from '../accounts/index.ts';
import type { Visitor } from '../people/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { mayProfiles } from './policy.ts';
import { prepareLogo } from './prepare-logo.ts';
import type { LogoFailure } from './prepare-logo.ts';
import type { TeamPictureDeps } from './publish-team-picture.ts';
import { savePicture } from './set-layer.ts';
import { findTeamPicture, NO_TEAM_PICTURE, writeTeamPicture } from './team-picture-store.ts';

export type ChangeLogoFailure = LogoFailure | { kind: 'not-allowed' } | { kind: 'not-found' };

/** Puts a logo on the team picture of an account, or takes it off (`bytes` null). A picture that follows its team shows it by itself. */
export async function changeLogo(
  deps: TeamPictureDeps,
  visitor: Visitor,
  { accountId, bytes }: { readonly accountId: string; readonly bytes: Uint8Array | null },
): Promise<Result<undefined, ChangeLogoFailure>> {
  if (!mayProfiles('manage', visitor.role)) return fail({ kind: 'not-allowed' });
  const logo = bytes === null ? null : await prepareLogo(bytes);
  if (logo?.ok === false) return logo;
  const { organisationId, memberId } = visitor;
  return await deps.database.transact(organisationId, async (tx) => {
    if ((await findAccount(tx.db, organisationId, accountId)) === null) return fail({ kind: 'not-found' } as const);
    const before = (await findTeamPicture(tx.db, organisationId, accountId)) ?? NO_TEAM_PICTURE;
    const logoId = logo === null ? null : await savePicture(tx, { ...logo.value, alt: '' });
    await writeTeamPicture(tx, accountId, { ...before, logoId });
    tx.record({ kind: 'profile.logo-changed', accountId, memberId });
    return succeed();
  });
}
