import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';

/** What somebody did to a post that stood in another's name. */
export type NoticeKind = 'taken-over' | 'reworded' | 'unplanned' | 'dropped';

/** A word for that other. */
export interface Notice {
  readonly noticeId: string;
  readonly postId: string;
  readonly kind: NoticeKind;
  /** Who did it. */
  readonly byMemberId: string;
  /** The wall time that the post had. */
  readonly local: string;
  readonly toldAt: Date;
}

const MOST_NOTICES = 50;

/** One word a post and kind is enough until it is read. */
export async function insertNotice(tx: Transaction, notice: Omit<Notice, 'toldAt'> & { readonly memberId: string }): Promise<void> {
  const { noticeId, postId, memberId, kind, byMemberId, local } = notice;
  await sql`
    insert into post_notice (organisation_id, notice_id, post_id, member_id, kind, by_member_id, local_time)
    select ${tx.organisationId}, ${noticeId}, ${postId}, ${memberId}, ${kind}, ${byMemberId}, ${local}
    where not exists (select 1 from post_notice where organisation_id = ${tx.organisationId} and post_id = ${postId} and member_id = ${memberId}
      and kind = ${kind} and seen_at is null)`.execute(tx.db);
}

/** Those that a member has not read yet, newest first, 50 at most. */
export async function listNotices(db: Query, organisationId: string, memberId: string): Promise<Notice[]> {
  const { rows } = await sql<{
    notice_id: string;
    post_id: string;
    kind: NoticeKind;
    by_member_id: string;
    local_time: string;
    told_at: Date;
  }>`
    select notice_id, post_id, kind, by_member_id, local_time, told_at from post_notice
    where organisation_id = ${organisationId} and member_id = ${memberId} and seen_at is null
    order by told_at desc limit ${MOST_NOTICES}`.execute(db);
  return rows.map((row) => ({
    noticeId: row.notice_id,
    postId: row.post_id,
    kind: row.kind,
    byMemberId: row.by_member_id,
    local: row.local_time,
    toldAt: row.told_at,
  }));
}

/** Marks a member's own as read. False when there is none. */
export async function seeNotice(tx: Transaction, { noticeId, memberId }: { noticeId: string; memberId: string }): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update post_notice set seen_at = clock_timestamp()
    where organisation_id = ${tx.organisationId} and notice_id = ${noticeId} and member_id = ${memberId} and seen_at is null`.execute(
    tx.db,
  );
  return (numAffectedRows ?? 0n) > 0n;
}
