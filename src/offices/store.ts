import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { Titles } from './schema.ts';
import type { Office, Tenure } from './tenure.ts';

type OfficeRow = { office_id: string; account_id: string; title_feminine: string; title_masculine: string; title_neutral: string };
type TenureRow = {
  tenure_id: string;
  office_id: string;
  member_id: string;
  kind: Tenure['kind'];
  title_form: Tenure['titleForm'];
  starts_on: string;
  ends_on: string | null;
  state: Tenure['state'];
  ended_by: string | null;
  kept_name: string | null;
};

const MOST_TENURES = 200;

// Dates come as text: as a Date they would be read in the zone of this machine.
const TENURE = sql`tenure_id, office_id, member_id, kind, title_form, to_char(starts_on, 'YYYY-MM-DD') as starts_on,
  to_char(ends_on, 'YYYY-MM-DD') as ends_on, state, ended_by, kept_name`;
const OFFICE = sql`office_id, account_id, title_feminine, title_masculine, title_neutral`;

/** The database's clock, which is everybody's. */
export async function readNow(db: Query): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select now() as now`.execute(db);
  return rows[0]!.now;
}

/** The organisation's offices by their neutral title, 200 at most. */
export async function readOffices(db: Query, organisationId: string): Promise<Office[]> {
  const { rows } = await sql<OfficeRow>`
    select ${OFFICE} from office where organisation_id = ${organisationId} order by lower(title_neutral), office_id limit 200`.execute(db);
  return rows.map(toOffice);
}

export async function readOfficeOf(db: Query, organisationId: string, accountId: string): Promise<Office | null> {
  const { rows } = await sql<OfficeRow>`
    select ${OFFICE} from office where organisation_id = ${organisationId} and account_id = ${accountId}`.execute(db);
  return rows[0] ? toOffice(rows[0]) : null;
}

/** The office, whose tenures nobody else changes until this transaction ends. */
export async function lockOffice(tx: Transaction, officeId: string): Promise<Office | null> {
  const { rows } = await sql<OfficeRow>`
    select ${OFFICE} from office where organisation_id = ${tx.organisationId} and office_id = ${officeId} for no key update`.execute(tx.db);
  return rows[0] ? toOffice(rows[0]) : null;
}

/** False when the account is another office's already. */
export async function insertOffice(tx: Transaction, office: Office, createdBy: string): Promise<boolean> {
  const { titles } = office;
  const { numAffectedRows } = await sql`
    insert into office (organisation_id, office_id, account_id, title_feminine, title_masculine, title_neutral, created_by)
    values (${tx.organisationId}, ${office.officeId}, ${office.accountId}, ${titles.feminine}, ${titles.masculine}, ${titles.neutral},
      ${createdBy})
    on conflict (organisation_id, account_id) do nothing`.execute(tx.db);
  return numAffectedRows === 1n;
}

export async function writeTitles(tx: Transaction, officeId: string, titles: Titles): Promise<void> {
  await sql`
    update office set title_feminine = ${titles.feminine}, title_masculine = ${titles.masculine}, title_neutral = ${titles.neutral}
    where organisation_id = ${tx.organisationId} and office_id = ${officeId}`.execute(tx.db);
}

export async function deleteOffice(tx: Transaction, officeId: string): Promise<void> {
  await sql`delete from office where organisation_id = ${tx.organisationId} and office_id = ${officeId}`.execute(tx.db);
}

/** Tenures of one office, or of all of them, newest first; 200 of each office at most. Cancelled ones are left out. */
export async function readTenures(db: Query, organisationId: string, officeId: string | null = null): Promise<Tenure[]> {
  const { rows } = await sql<TenureRow>`
    select ${TENURE} from (
      select *, row_number() over (partition by office_id order by starts_on desc) as place from tenure
      where organisation_id = ${organisationId} and state <> 'cancelled' and (${officeId}::uuid is null or office_id = ${officeId}::uuid)
    ) as numbered where place <= ${MOST_TENURES} order by starts_on desc`.execute(db);
  return rows.map(toTenure);
}

export async function readTenure(db: Query, organisationId: string, tenureId: string): Promise<Tenure | null> {
  const { rows } = await sql<TenureRow>`
    select ${TENURE} from tenure where organisation_id = ${organisationId} and tenure_id = ${tenureId}`.execute(db);
  return rows[0] ? toTenure(rows[0]) : null;
}

/** The tenures that a member has or had, newest first, 1,000 at most: for the export of what is kept of them. */
export async function readTenuresOf(db: Query, organisationId: string, memberId: string): Promise<Tenure[]> {
  const { rows } = await sql<TenureRow>`
    select ${TENURE} from tenure where organisation_id = ${organisationId} and member_id = ${memberId}
    order by starts_on desc limit 1000`.execute(db);
  return rows.map(toTenure);
}

export async function insertTenure(tx: Transaction, tenure: Tenure, plannedBy: string): Promise<void> {
  await sql`
    insert into tenure (organisation_id, tenure_id, office_id, member_id, kind, title_form, starts_on, ends_on, state, planned_by)
    values (${tx.organisationId}, ${tenure.tenureId}, ${tenure.officeId}, ${tenure.memberId}, ${tenure.kind}, ${tenure.titleForm},
      ${tenure.startsOn}::date, ${tenure.endsOn}::date, ${tenure.state}, ${plannedBy})`.execute(tx.db);
}

/** Sets the first day after a tenure, and whose coming set it. */
export async function writeEnd(tx: Transaction, tenureId: string, end: { endsOn: string | null; endedBy: string | null }): Promise<void> {
  await sql`
    update tenure set ends_on = ${end.endsOn}::date, ended_by = ${end.endedBy}
    where organisation_id = ${tx.organisationId} and tenure_id = ${tenureId}`.execute(tx.db);
}

export async function writeState(tx: Transaction, tenureId: string, state: Tenure['state']): Promise<void> {
  await sql`
    update tenure set state = ${state}
    where organisation_id = ${tx.organisationId} and tenure_id = ${tenureId}`.execute(tx.db);
}

export async function writeKeptName(tx: Transaction, tenureId: string, name: string | null): Promise<void> {
  await sql`
    update tenure set kept_name = ${name} where organisation_id = ${tx.organisationId} and tenure_id = ${tenureId}`.execute(tx.db);
}

/** Offices of any organisation whose holder should have changed by now; ids only. */
export async function listDueOffices(gate: Query, howMany: number): Promise<{ organisationId: string; officeId: string }[]> {
  const { rows } = await sql<{ organisation_id: string; office_id: string }>`
    select organisation_id, office_id from list_due_offices(${howMany})`.execute(gate);
  return rows.map((row) => ({ organisationId: row.organisation_id, officeId: row.office_id }));
}

const toOffice = (row: OfficeRow): Office => ({
  officeId: row.office_id,
  accountId: row.account_id,
  titles: { feminine: row.title_feminine, masculine: row.title_masculine, neutral: row.title_neutral },
});

const toTenure = (row: TenureRow): Tenure => ({
  tenureId: row.tenure_id,
  officeId: row.office_id,
  memberId: row.member_id,
  kind: row.kind,
  titleForm: row.title_form,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  state: row.state,
  endedBy: row.ended_by,
  keptName: row.kept_name,
});
