import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import { errorCode } from '../platform/database/index.ts';
import type { PageSettings } from './schema.ts';

interface PageRow {
  slug: string;
  published: boolean;
  accent: string;
  introduction: PageSettings['introduction'];
  outside_hours: PageSettings['outsideHours'];
  contact_url: string;
  contact_email: string;
  contact_phone: string;
  hidden_accounts: string[];
  indexed: boolean;
}

/** Whose published page has this slug; null when none has. Answers before any organisation is known, and with an id only. */
export async function findPublishedPage(gate: Query, slug: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from find_public_page(${slug}) as id`.execute(gate);
  return rows[0]?.id ?? null;
}

/** The settings of the organisation's page; null when nobody has saved any. */
export async function readSettings(db: Query, organisationId: string): Promise<PageSettings | null> {
  const { rows } = await sql<PageRow>`select * from public_page where organisation_id = ${organisationId}`.execute(db);
  return rows[0] ? toSettings(rows[0]) : null;
}

/** Saves them. False when another organisation has the slug; nothing is written then. */
export async function writeSettings(tx: Transaction, settings: PageSettings): Promise<boolean> {
  const { introduction, outsideHours, hiddenAccounts } = settings;
  await sql`savepoint slug`.execute(tx.db);
  try {
    await sql`
      insert into public_page (organisation_id, slug, published, accent, introduction, outside_hours, contact_url, contact_email,
        contact_phone, hidden_accounts, indexed)
      values (${tx.organisationId}, ${settings.slug}, ${settings.published}, ${settings.accent}, ${JSON.stringify(introduction)}::jsonb,
        ${JSON.stringify(outsideHours)}::jsonb, ${settings.contactUrl}, ${settings.contactEmail}, ${settings.contactPhone},
        ${[...hiddenAccounts]}::uuid[], ${settings.indexed})
      on conflict (organisation_id) do update set slug = excluded.slug, published = excluded.published, accent = excluded.accent,
        introduction = excluded.introduction, outside_hours = excluded.outside_hours, contact_url = excluded.contact_url,
        contact_email = excluded.contact_email, contact_phone = excluded.contact_phone, hidden_accounts = excluded.hidden_accounts,
        indexed = excluded.indexed, changed_at = now()`.execute(tx.db);
    return true;
  } catch (error) {
    if (errorCode(error) !== '23505') throw error;
    await sql`rollback to savepoint slug`.execute(tx.db);
    return false;
  }
}

const toSettings = (row: PageRow): PageSettings => ({
  slug: row.slug,
  published: row.published,
  accent: row.accent,
  introduction: row.introduction,
  outsideHours: row.outside_hours,
  contactUrl: row.contact_url,
  contactEmail: row.contact_email,
  contactPhone: row.contact_phone,
  hiddenAccounts: row.hidden_accounts,
  indexed: row.indexed,
});
