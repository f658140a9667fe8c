import type { Log } from '../platform/log.ts';
import { show } from './publish-team-picture.ts';
import type { TeamPictureDeps } from './publish-team-picture.ts';
import { chosenOf, digestOf, readCandidates } from './read-team.ts';
import { clearLayer } from './set-layer.ts';
import { findTeamPicture, listTeamPictures, writeTeamPicture } from './team-picture-store.ts';

const MOST_PICTURES = 500;

/**
 * Makes the team pictures anew whose team is another by now: somebody joined or left, has another name or photo. A picture that does not
 * follow its team is made anew all the same when somebody on it left or no longer agrees to be shown, without that person; one that would
 * show nobody is taken away. Any process may do it, also two at once: the same team makes the same picture.
 */
export async function followTeams(deps: TeamPictureDeps & { readonly log: Log }): Promise<void> {
  for (const key of await listTeamPictures(deps.database.gate, MOST_PICTURES)) {
    await follow(deps, key).catch((err: unknown) => deps.log.error({ err, ...key }, 'a team picture could not be made anew'));
  }
}

async function follow(deps: TeamPictureDeps, { organisationId, accountId }: { organisationId: string; accountId: string }): Promise<void> {
  const now = await deps.database.read(organisationId, async (db) => {
    const picture = await findTeamPicture(db, organisationId, accountId);
    if (picture === null || picture.composedFrom === null) return null;
    const { candidates } = await readCandidates(db, organisationId, accountId);
    const shown = new Set(candidates.map(({ card }) => card.memberId));
    const withdrawn = picture.memberIds.some((memberId) => !shown.has(memberId));
    return { picture, candidates, withdrawn };
  });
  if (now === null) return;
  const { picture, candidates, withdrawn } = now;
  const chosen = chosenOf(candidates, picture);
  if (digestOf(chosen, picture) === picture.composedFrom || !(picture.follows || withdrawn)) return;
  const memberIds = chosen.map(({ card }) => card.memberId);
  if (chosen.length > 0) return await show(deps, { organisationId, accountId, picture: { ...picture, memberIds }, chosen, memberId: null });
  await deps.database.transact(organisationId, async (tx) => {
    await clearLayer(tx, accountId, 'team-picture');
    await writeTeamPicture(tx, accountId, { ...picture, memberIds, composedFrom: null });
    tx.record({ kind: 'profile.team-picture-removed', accountId });
  });
}
