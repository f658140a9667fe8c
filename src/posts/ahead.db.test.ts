import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import type { PublishingWorld } from '../../test/harness/publishing-world.ts';
import { draftPost } from './draft-post.ts';
import { letPostEnd, readEnding } from './ending.ts';
import { postsDeps } from './index.ts';
import { planPost } from './plan-post.ts';
import type { When } from './plan-post.ts';
import type { PostsDeps } from './posts-deps.ts';
import { readBestHours } from './read-best-hours.ts';
import { readBudgets } from './read-budgets.ts';
import { findPost } from './store.ts';

const DAY_MS = 86_400_000;
const dayAhead = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const zone = 'Europe/Paris';

describe('the days ahead', () => {
  let mine: TestDatabase;
  let world: PublishingWorld;
  let deps: PostsDeps;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());
  beforeEach(async () => {
    world = await publishingWorld(mine);
    deps = postsDeps({ database: mine.database, networks: world.replyDeps.networks, guard: world.guard });
  });

  const plan = async (when: When, ...texts: readonly string[]) => {
    const parts = texts.map((text) => ({ text }));
    const content = { parts, versions: [], visibility: 'public' as const, contentWarning: null, languages: [] };
    const draft = await draftPost(deps, world.ines, { content, accountIds: [world.account.accountId] });
    const done = await planPost(deps, world.ines, { postId: draft.postId, revision: 1, when, deadlineMinutes: null });
    assert.ok(done.ok, JSON.stringify(done));
    return done.value;
  };
  const at = (local: string, repeat: Extract<When, { kind: 'at' }>['repeat'] = null): When => ({ kind: 'at', local, repeat });
  /** Our posts of the last `days` days, each at an hour of Paris, and the answers that each received. */
  async function past(days: number, hours: readonly { readonly hour: number; readonly answers: number }[]): Promise<void> {
    const { organisationId } = world;
    const { accountId } = world.account;
    for (const { hour, answers } of hours) {
      await world.alter(
        `with told as (select gen_random_uuid() as id, ((now() at time zone 'Europe/Paris')::date - day + make_interval(hours => $4)) at time zone 'Europe/Paris' as said
            from generate_series(4, 3 + $3::int) as day),
          thread as (insert into conversation (organisation_id, conversation_id, account_id, root_ref, state, last_message_at)
            select $1, id, $2, id::text, 'closed', said from told returning conversation_id),
          post as (insert into message (organisation_id, message_id, conversation_id, account_id, ref, version, direction, text, written_at, received_at)
            select $1, gen_random_uuid(), id, $2, id::text, '1', 'outbound', 'Bonjour', said, said from told returning 1)
          insert into message (organisation_id, message_id, conversation_id, account_id, ref, version, direction, text, written_at, received_at)
            select $1, gen_random_uuid(), id, $2, gen_random_uuid()::text, '1', 'inbound', 'Oui', said + interval '1 hour', said + interval '1 hour'
            from told, generate_series(1, $5::int)`,
        [organisationId, accountId, days, hour, answers],
      );
    }
  }
  const best = async () =>
    await mine.database.read(world.organisationId, (db) =>
      readBestHours(db, world.organisationId, { accountId: world.account.accountId, zone }),
    );

  test('an account’s best hours come from the answers to its own posts, on the wall of the organisation', async () => {
    await past(60, [
      { hour: 8, answers: 1 },
      { hour: 13, answers: 1 },
      { hour: 18, answers: 5 },
    ]);
    const { posts, hours } = await best();
    assert.equal(posts, 180);
    assert.ok(
      hours.length > 0 && hours.every(({ hour, times, posts: from }) => hour === 18 && times >= 1.5 && from >= 8),
      JSON.stringify(hours),
    );
  });

  test('a thin past says nothing', async () => {
    await past(9, [
      { hour: 8, answers: 0 },
      { hour: 18, answers: 9 },
    ]);
    assert.deepEqual(await best(), { zone, posts: 18, hours: [] });
  });

  test('a budget counts what is planned, each part and each coming, with what is about to be', async () => {
    const network = world.replyDeps.networks.bluesky;
    const capabilities = { ...network.capabilities, posting: [{ posts: 3, minutes: 60 }] };
    // An adapter's methods stand on its prototype or on itself: what is asked here is its declaration.
    const networks = { ...world.replyDeps.networks, bluesky: Object.assign(Object.create(network), { capabilities }) };
    await plan(at(`${dayAhead(3)}T09:00`), 'Un.', 'Deux.');
    await plan(at(`${dayAhead(1)}T09:30`, { rule: 'FREQ=DAILY', until: dayAhead(10) }), 'Chaque jour.');
    const budget = async (adding: { postId: string; local: string } | null) =>
      (
        await mine.database.read(world.organisationId, (db) =>
          readBudgets({ db, networks, organisationId: world.organisationId, zone, now: new Date() }, adding),
        )
      ).find(({ accountId }) => accountId === world.account.accountId);
    const before = await budget(null);
    assert.deepEqual([before?.planned, before?.loads[0]?.most, before?.money], [12, 3, null]);
    const other = await plan(at(`${dayAhead(20)}T09:00`), 'Encore.');
    const fuller = await budget({ postId: other.postId, local: `${dayAhead(3)}T09:15` });
    assert.deepEqual([fuller?.planned, fuller?.loads[0]?.most], [13, 4]);
  });

  test('a repeated post says goodbye before its last time, until somebody prolongs it or lets it go', async () => {
    const soon = await plan(at(`${dayAhead(1)}T09:00`, { rule: 'FREQ=DAILY', until: dayAhead(5) }), 'Bientôt fini.');
    await plan(at(`${dayAhead(1)}T10:00`, { rule: 'FREQ=DAILY', until: dayAhead(90) }), 'Pas encore.');
    const ending = async () =>
      await mine.database.read(world.organisationId, (db) => readEnding(db, world.organisationId, { zone, now: new Date() }));
    assert.deepEqual(
      (await ending()).map(({ post, lastLocal }) => [post.postId, lastLocal]),
      [[soon.postId, `${dayAhead(5)}T09:00`]],
    );
    assert.ok((await letPostEnd(deps, world.paul, soon.postId)).ok);
    assert.deepEqual(await ending(), []);
    // Given another last day, it is asked about again.
    const again = await planPost(deps, world.ines, {
      postId: soon.postId,
      revision: 1,
      when: at(`${dayAhead(1)}T09:00`, { rule: 'FREQ=DAILY', until: dayAhead(9) }),
      deadlineMinutes: null,
    });
    assert.ok(again.ok);
    assert.equal((await ending()).length, 1);
    const found = await mine.database.read(world.organisationId, (db) => findPost(db, world.organisationId, soon.postId));
    assert.equal(found?.plan?.repeat?.until, dayAhead(9));
  });

  test('what has ended is not planned again by accident', async () => {
    const draft = await plan(at(`${dayAhead(1)}T09:00`), 'Bonjour.');
    const over = at(`${dayAhead(-20)}T09:00`, { rule: 'FREQ=DAILY', until: dayAhead(-2) });
    const refused = await planPost(deps, world.ines, { postId: draft.postId, revision: 1, when: over, deadlineMinutes: null });
    assert.equal(refused.ok ? null : refused.error.kind, 'past');
  });
});
