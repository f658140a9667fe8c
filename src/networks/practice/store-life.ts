import { sql } from 'kysely';
import type { Query } from '../../platform/database/index.ts';
import type { Stage, StorylineState } from './character.ts';

type LifeTables = {
  practice_life: { organisation_id: string; running: boolean; switched_at: Date; next_opening_at: Date; told: string[] };
  practice_storyline: {
    organisation_id: string;
    storyline_id: string;
    opening_id: string;
    character_identity: string;
    account_identity: string;
    root_ref: string;
    last_ref: string;
    stage: Stage;
    nudges: number;
    details_given: number;
    asked: boolean;
    amended: boolean;
    spoke_at: Date;
    act_at: Date;
  };
};

export interface Life {
  readonly running: boolean;
  readonly switchedAt: Date;
  readonly nextOpeningAt: Date;
  readonly told: readonly string[];
}

export interface Storyline extends StorylineState {
  readonly storylineId: string;
  readonly openingId: string;
  readonly characterIdentity: string;
  readonly accountIdentity: string;
  readonly rootRef: string;
  readonly lastRef: string;
}

/** The newest word of the account in a storyline's thread since its character last spoke. */
export interface Answer {
  readonly ref: string;
  readonly text: string;
}

/** Organisations whose practice network lives now, the newest first, 1,000 at most. */
export async function livingOrganisations(gate: Query): Promise<string[]> {
  const { rows } = await sql<{ organisation_id: string }>`select list_practice_lives() as organisation_id`.execute(gate);
  return rows.map((row) => row.organisation_id);
}

/** Brings the network to life when it has never been. */
export async function beginLife(db: Query, organisationId: string): Promise<void> {
  await sql`insert into practice_life (organisation_id) values (${organisationId}) on conflict do nothing`.execute(db);
}

/** Switches the characters on or off. */
export async function switchLife(db: Query, organisationId: string, running: boolean): Promise<void> {
  await sql`
    insert into practice_life (organisation_id, running) values (${organisationId}, ${running})
    on conflict (organisation_id) do update set running = excluded.running, switched_at = now(), next_opening_at = now()
  `.execute(db);
}

export async function readLife(db: Query, organisationId: string): Promise<Life | null> {
  const row = await selectLife(db, organisationId).executeTakeFirst();
  return row ? toLife(row) : null;
}

/** The life, kept for this transaction; null when it is off, or when another worker plays it now. */
export async function holdLife(db: Query, organisationId: string): Promise<Life | null> {
  const row = await selectLife(db, organisationId).where('running', '=', true).forUpdate().skipLocked().executeTakeFirst();
  return row ? toLife(row) : null;
}

export async function noteOpening(
  db: Query,
  organisationId: string,
  next: { nextOpeningAt: Date; told: readonly string[] },
): Promise<void> {
  await db
    .withTables<LifeTables>()
    .updateTable('practice_life')
    .set({ next_opening_at: next.nextOpeningAt, told: [...next.told] })
    .where('organisation_id', '=', organisationId)
    .execute();
}

/** Minutes since the team wrote, or switched the life on, whichever was last. */
export async function quietMinutes(db: Query, organisationId: string, now: Date): Promise<number> {
  const { rows } = await sql<{ last: Date | null }>`
    select greatest(
      (select switched_at from practice_life where organisation_id = ${organisationId}),
      (select max(post.published_at) from practice_person person
        cross join lateral (
          select published_at from practice_post where organisation_id = ${organisationId} and author_identity = person.identity
          order by written_at desc limit 1
        ) post
        where person.organisation_id = ${organisationId} and person.kind <> 'character')
    ) as last
  `.execute(db);
  return (now.getTime() - (rows[0]?.last ?? now).getTime()) / 60_000;
}

/** Storylines that are not over, with the account's newest answer to each; `limit` at most, the longest due first. */
export async function openStorylines(
  db: Query,
  organisationId: string,
  limit: number,
): Promise<{ storyline: Storyline; answer: Answer | null }[]> {
  const { rows } = await sql<LifeTables['practice_storyline'] & { answer_ref: string | null; answer_text: string | null }>`
    select story.*, answer.ref as answer_ref, answer.text as answer_text
    from practice_storyline story
    left join lateral (
      select post.ref, post.text from practice_post post
      where post.organisation_id = story.organisation_id and post.root_ref = story.root_ref
        and post.author_identity = story.account_identity and post.published_at > story.spoke_at and post.deleted_at is null
      order by post.published_at desc limit 1
    ) answer on true
    where story.organisation_id = ${organisationId} and story.stage <> 'over'
    order by story.act_at limit ${limit}
  `.execute(db);
  return rows.map((row) => ({
    storyline: toStoryline(row),
    answer: row.answer_ref === null ? null : { ref: row.answer_ref, text: row.answer_text ?? '' },
  }));
}

/** Keeps a storyline as it now is. */
export async function saveStoryline(db: Query, organisationId: string, storyline: Storyline): Promise<void> {
  const row = {
    opening_id: storyline.openingId,
    character_identity: storyline.characterIdentity,
    account_identity: storyline.accountIdentity,
    root_ref: storyline.rootRef,
    last_ref: storyline.lastRef,
    stage: storyline.stage,
    nudges: storyline.nudges,
    details_given: storyline.detailsGiven,
    asked: storyline.asked,
    amended: storyline.amended,
    spoke_at: storyline.spokeAt,
    act_at: storyline.actAt,
  };
  await db
    .withTables<LifeTables>()
    .insertInto('practice_storyline')
    .values({ organisation_id: organisationId, storyline_id: storyline.storylineId, ...row })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'storyline_id']).doUpdateSet(row))
    .execute();
}

/** Forgets storylines that have been over for a day. */
export async function forgetStorylines(db: Query, organisationId: string): Promise<void> {
  await sql`
    delete from practice_storyline where organisation_id = ${organisationId} and stage = 'over' and act_at < now() - interval '1 day'
  `.execute(db);
}

const selectLife = (db: Query, organisationId: string) =>
  db.withTables<LifeTables>().selectFrom('practice_life').selectAll().where('organisation_id', '=', organisationId);

const toLife = (row: LifeTables['practice_life']): Life => ({
  running: row.running,
  switchedAt: row.switched_at,
  nextOpeningAt: row.next_opening_at,
  told: row.told,
});

const toStoryline = (row: LifeTables['practice_storyline']): Storyline => ({
  storylineId: row.storyline_id,
  openingId: row.opening_id,
  characterIdentity: row.character_identity,
  accountIdentity: row.account_identity,
  rootRef: row.root_ref,
  lastRef: row.last_ref,
  stage: row.stage,
  nudges: row.nudges,
  detailsGiven: row.details_given,
  asked: row.asked,
  amended: row.amended,
  spokeAt: row.spoke_at,
  actAt: row.act_at,
});
