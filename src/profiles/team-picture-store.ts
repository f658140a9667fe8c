import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { PictureId } from './layer.ts';

/** How the team picture of an account is made. */
export interface TeamPicture {
  /** Who is on it, in this order. */
  readonly memberIds: readonly string[];
  /** Who is not, though he or she could be. */
  readonly leftOut: readonly string[];
  readonly logoId: PictureId | null;
  readonly withAvatar: boolean;
  readonly withBanner: boolean;
  readonly follows: boolean;
  /** Digest of all that it was last made of; null until it was. */
  readonly composedFrom: string | null;
}

export const NO_TEAM_PICTURE: TeamPicture = {
  memberIds: [],
  leftOut: [],
  logoId: null,
  withAvatar: false,
  withBanner: true,
  follows: true,
  composedFrom: null,
};

interface TeamPictureRow {
  member_ids: string[];
  left_out: string[];
  logo_id: string | null;
  with_avatar: boolean;
  with_banner: boolean;
  follows: boolean;
  composed_from: string | null;
}

export async function findTeamPicture(db: Query, organisationId: string, accountId: string): Promise<TeamPicture | null> {
  const { rows } = await sql<TeamPictureRow>`
    select * from team_picture where organisation_id = ${organisationId} and account_id = ${accountId}`.execute(db);
  const row = rows[0];
  return row
    ? {
        memberIds: row.member_ids,
        leftOut: row.left_out,
        logoId: row.logo_id,
        withAvatar: row.with_avatar,
        withBanner: row.with_banner,
        follows: row.follows,
        composedFrom: row.composed_from,
      }
    : null;
}

export async function writeTeamPicture(tx: Transaction, accountId: string, one: TeamPicture): Promise<void> {
  await sql`
    insert into team_picture (organisation_id, account_id, member_ids, left_out, logo_id, with_avatar, with_banner, follows, composed_from)
    values (${tx.organisationId}, ${accountId}, ${[...one.memberIds]}, ${[...one.leftOut]}, ${one.logoId}, ${one.withAvatar},
      ${one.withBanner}, ${one.follows}, ${one.composedFrom})
    on conflict (organisation_id, account_id) do update set member_ids = excluded.member_ids, left_out = excluded.left_out,
      logo_id = excluded.logo_id, with_avatar = excluded.with_avatar, with_banner = excluded.with_banner, follows = excluded.follows,
      composed_from = excluded.composed_from, changed_at = now()`.execute(tx.db);
}

/** Accounts of any organisation that have a team picture, those changed longest ago first. */
export async function listTeamPictures(gate: Query, limit: number): Promise<{ organisationId: string; accountId: string }[]> {
  const { rows } = await sql<{ organisation_id: string; account_id: string }>`
    select organisation_id, account_id from list_team_pictures(${limit})`.execute(gate);
  return rows.map((row) => ({ organisationId: row.organisation_id, accountId: row.account_id }));
}
