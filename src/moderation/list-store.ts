import { sql } from 'kysely';
import type { Query } from '../platform/database/index.ts';
import type { Moderation } from './moderation.ts';
import type { ModerationsAsked } from './schema.ts';
import { moderationColumns } from './store.ts';

/** What one page of an account's list holds at most, whatever was asked for. */
const MOST_ON_A_PAGE = 100;

/**
 * What an account did, who was first asked about last first: that order does not change while somebody reads on. `next`: what to ask for the
 * page after; null when there is none. A page after something that is gone meanwhile is empty.
 */
export async function pageOfModerations(
  db: Query,
  organisationId: string,
  { account, kind, past, find, after, limit }: ModerationsAsked & { readonly account: string },
): Promise<{ moderations: Moderation[]; next: string | null }> {
  const wanted = Math.min(limit, MOST_ON_A_PAGE);
  // What somebody typed is taken to the letter.
  const pattern = `%${find.replace(/[\\%_]/g, String.raw`\$&`)}%`;
  const { rows } = await sql<Moderation>`
    select ${moderationColumns} from moderation
    where organisation_id = ${organisationId} and account_id = ${account}
      ${kind === undefined ? sql`` : sql`and kind = ${kind}`}
      ${past ? sql`` : sql`and state <> 'undone'`}
      ${
        find === ''
          ? sql``
          : sql`and exists (
              select from correspondent person
              where person.organisation_id = ${organisationId} and person.correspondent_id = moderation.correspondent_id
                and (person.handle ilike ${pattern} or person.display_name ilike ${pattern}))`
      }
      ${
        after === undefined
          ? sql``
          : sql`and (created_at, moderation_id) < (
              select before.created_at, before.moderation_id from moderation before
              where before.organisation_id = ${organisationId} and before.moderation_id = ${after})`
      }
    order by created_at desc, moderation_id desc limit ${wanted + 1}`.execute(db);
  const moderations = rows.slice(0, wanted);
  return { moderations, next: rows.length > wanted ? (moderations.at(-1)?.moderationId ?? null) : null };
}

export type ModerationCounts = Readonly<Record<Moderation['kind'], number>>;

/** How many of each kind an account has that were not taken back. */
export async function countModerations(db: Query, organisationId: string, accountId: string): Promise<ModerationCounts> {
  const { rows } = await sql<{ kind: Moderation['kind']; count: number }>`
    select kind, count(*)::int as count from moderation
    where organisation_id = ${organisationId} and account_id = ${accountId} and state <> 'undone' group by kind`.execute(db);
  const counted = { mute: 0, block: 0, hide: 0, report: 0 };
  for (const { kind, count } of rows) counted[kind] = count;
  return counted;
}
