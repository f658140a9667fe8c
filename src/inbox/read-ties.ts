import type { Query } from '../platform/database/index.ts';
import type { CorrespondentView, TiesView } from './schema.ts';
import { isWorthProposing, likenessesOf } from './tie.ts';
import { findAlike, findIdentities, readTies } from './tie-store.ts';
import { findCorrespondents } from './view-store.ts';

const MOST_PROPOSED = 3;

/** As whom else a correspondent is known, who said so, and who may be the same person; null when there is none of that id here. */
export async function findTies(db: Query, organisationId: string, correspondentId: string): Promise<TiesView | null> {
  const ids = await findIdentities(db, organisationId, correspondentId);
  const people = await findCorrespondents(db, organisationId, ids);
  const self = people.get(correspondentId);
  if (!self) return null;
  const ties = await readTies(db, organisationId, ids);
  const joined = ties.filter(({ state }) => state === 'joined');
  const toldApart = new Set(ties.filter(({ state }) => state === 'told-apart').flatMap(({ oneId, otherId }) => [oneId, otherId]));
  const alike = await findAlike(db, organisationId, correspondentId);
  const proposals = alike
    .filter((one) => !ids.includes(one.correspondentId) && !toldApart.has(one.correspondentId))
    .map((one) => ({ correspondent: toView(one), alikeIn: likenessesOf(self, one) }))
    .filter(({ alikeIn }) => isWorthProposing(alikeIn))
    .toSorted((a, b) => b.alikeIn.length - a.alikeIn.length);
  return {
    identities: ids.flatMap((id) => people.get(id) ?? []).map(toView),
    joined: joined.map(({ changedAt, oneId, otherId, memberId }) => ({ oneId, otherId, memberId, at: changedAt.toISOString() })),
    proposals: proposals.slice(0, MOST_PROPOSED),
  };
}

const toView = ({ correspondentId, network, handle, displayName, avatarUrl }: CorrespondentView): CorrespondentView => ({
  correspondentId,
  network,
  handle,
  displayName,
  avatarUrl,
});
