import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { HolidayCalendar, Language } from './holidays.ts';
import { HOURS_NOTICE, TEMPLATES } from './words.ts';
import type { Template } from './words.ts';

/** How an account's helm is kept. */
export interface HelmSettings {
  readonly templates: readonly Template[];
  /** Whether the profile says who is at the helm. */
  readonly profileLine: boolean;
  /** Minutes after which a planned member who has not come is absent. */
  readonly absentAfterMinutes: number;
  /** Whether who writes outside the hours is told when people are back. */
  readonly hoursNotice: boolean;
  readonly hoursNoticeWords: Readonly<Record<Language, string>>;
}

export const DEFAULT_SETTINGS: HelmSettings = {
  templates: TEMPLATES,
  profileLine: true,
  absentAfterMinutes: 10,
  hoursNotice: false,
  hoursNoticeWords: HOURS_NOTICE,
};

interface SettingsRow {
  account_id: string;
  templates: Template[];
  profile_line: boolean;
  absent_after_minutes: number;
  hours_notice: boolean;
  hours_notice_words: Record<Language, string>;
}

const toSettings = (row: SettingsRow): HelmSettings => ({
  templates: row.templates,
  profileLine: row.profile_line,
  absentAfterMinutes: row.absent_after_minutes,
  hoursNotice: row.hours_notice,
  hoursNoticeWords: row.hours_notice_words,
});

/** The settings of an account's helm; those one begins with until somebody has changed them. */
export async function findSettings(db: Query, organisationId: string, accountId: string): Promise<HelmSettings> {
  const { rows } = await sql<SettingsRow>`
    select * from helm_settings where organisation_id = ${organisationId} and account_id = ${accountId}`.execute(db);
  return rows[0] ? toSettings(rows[0]) : DEFAULT_SETTINGS;
}

/** The settings that somebody changed, by account. */
export async function listSettings(db: Query, organisationId: string): Promise<Map<string, HelmSettings>> {
  const { rows } = await sql<SettingsRow>`select * from helm_settings where organisation_id = ${organisationId} limit 1000`.execute(db);
  return new Map(rows.map((row) => [row.account_id, toSettings(row)]));
}

export async function putSettings(tx: Transaction, accountId: string, settings: HelmSettings): Promise<void> {
  await sql`
    insert into helm_settings (organisation_id, account_id, templates, profile_line, absent_after_minutes, hours_notice, hours_notice_words)
    values (${tx.organisationId}, ${accountId}, ${JSON.stringify(settings.templates)}::jsonb, ${settings.profileLine}, ${settings.absentAfterMinutes},
      ${settings.hoursNotice}, ${JSON.stringify(settings.hoursNoticeWords)}::jsonb)
    on conflict (organisation_id, account_id) do update set templates = excluded.templates, profile_line = excluded.profile_line,
      absent_after_minutes = excluded.absent_after_minutes, hours_notice = excluded.hours_notice, hours_notice_words = excluded.hours_notice_words`.execute(
    tx.db,
  );
}

/** Whose holidays the organisation chose; null when it has not chosen. */
export async function findCalendar(db: Query, organisationId: string): Promise<HolidayCalendar | null> {
  const { rows } = await sql<HolidayCalendar>`
    select country, region from holiday_calendar where organisation_id = ${organisationId}`.execute(db);
  return rows[0] ?? null;
}

export async function putCalendar(tx: Transaction, { country, region }: HolidayCalendar): Promise<void> {
  await sql`
    insert into holiday_calendar (organisation_id, country, region) values (${tx.organisationId}, ${country}, ${region})
    on conflict (organisation_id) do update set country = excluded.country, region = excluded.region`.execute(tx.db);
}
