import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { everywhere } from '../../test/harness/fake-network.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { officeDeps } from '../compose-offices.ts';
import { personaDeps } from '../compose-personas.ts';
import { createGuardrails } from '../guardrails/index.ts';
import { readQueuePage } from '../inbox/index.ts';
import { createPracticeNetwork } from '../networks/practice/index.ts';
import { createPeople } from '../people/index.ts';
import type { People } from '../people/index.ts';
import { createSeal } from '../platform/secrets/index.ts';
import { silentLog } from '../platform/log.ts';
import { listPosts, postsDeps } from '../posts/index.ts';
import { reply } from '../publishing/index.ts';
import { listReviews } from '../review/index.ts';
import { lookRound } from './colleagues.ts';
import type { ColleaguesDeps } from './colleagues.ts';
import { fillDemonstration, findTeam, THREADS } from './fill.ts';
import { holdAnswers } from './hold-answers.ts';
import { DEMONSTRATION_ID } from './team.ts';
import { noteVisits } from './visits.ts';

const HELD = THREADS.filter(({ thread }) => thread.takenBy && thread.holds === undefined);

describe('the colleagues of the demonstration', () => {
  let test: TestDatabase;
  let deps: ColleaguesDeps;
  let people: People;
  const answers: unknown[] = [];
  before(async () => {
    test = await testDatabase();
    const { database } = test;
    people = createPeople({ database, secureCookie: false, publicUrl: null });
    const practice = createPracticeNetwork({ database });
    const networks = everywhere(practice);
    // The real one: what colleagues say in the story has to pass it.
    const guard = createGuardrails({
      database,
      requireMember: async (_c, next) => await next(),
      log: silentLog(),
      linksFrom: 'public',
      hoursOf: async () => ({ hours: 'open', closesAt: null }),
      stretchesOf: async () => [],
    });
    await fillDemonstration(
      {
        database,
        people,
        connecting: { database, networks, seal: createSeal(Buffer.alloc(32, 7).toString('base64')), newId: randomUUID },
        offices: officeDeps({ database, networks }),
        personas: personaDeps({ database, networks }),
        posts: postsDeps({ database, networks, guard }),
      },
      new Date(),
    );
    deps = {
      database,
      threads: HELD,
      newId: randomUUID,
      findTeam: async () => await findTeam({ database, people }),
      reply: async (visitor, request) => {
        const made = await reply({ database, networks, newId: randomUUID, guard }, visitor, request);
        answers.push(made);
        return made;
      },
    };
  });
  after(async () => await test.close());

  it('have a week of posts prepared, which the guard-rails let leave', async () => {
    const posts = await test.database.read(
      DEMONSTRATION_ID,
      async (db) => await listPosts(db, DEMONSTRATION_ID, { states: [], accountId: undefined, limit: 50 }),
    );
    assert.deepEqual(posts.map(({ state }) => state).toSorted(), ['draft', 'draft', 'planned', 'planned', 'planned']);
  });

  async function heldBy(memberId: string): Promise<number> {
    const reader = { organisationId: DEMONSTRATION_ID, memberId };
    return await test.database.read(
      DEMONSTRATION_ID,
      async (db) => (await readQueuePage(db, reader, { queue: 'mine', accountId: null, after: null, limit: 100 })).conversations.length,
    );
  }

  it('have an answer for each thread that they hold', () => {
    for (const { key, thread } of HELD) assert.ok(thread.answer, key);
  });

  it('keep their threads, and leave those of the chair in which a visitor sits', async () => {
    const team = await findTeam({ database: test.database, people });
    const ines = team.get('Inès')?.memberId ?? '';
    await lookRound(deps, { chairs: new Set([ines]) }, 20);
    assert.equal(answers.length, 0, 'what is long said is not said again');
    await lookRound(deps, { chairs: new Set([ines]) }, 0);
    assert.equal(await heldBy(team.get('Thomas')?.memberId ?? ''), 1);
    assert.equal(answers.length, 0);
  });

  it('answer once when the time has come, signed like anybody', async () => {
    const nobody = new Set<string>();
    await lookRound(deps, { chairs: nobody }, 4.1);
    await lookRound(deps, { chairs: nobody }, 4.3);
    assert.ok(answers.length >= 1);
    const ids = new Set(
      answers.map((made) => {
        const { ok, value } = made as { ok: boolean; value: { publicationId: string; text: string } };
        assert.ok(ok, JSON.stringify(made));
        assert.match(value.text, /\n— Thomas$/);
        return value.publicationId;
      }),
    );
    assert.equal(ids.size, 1);
  });

  it('say what nobody stops: every answer of the story leaves', async () => {
    const nobody = new Set<string>();
    await lookRound(deps, { chairs: nobody }, 6.5);
    await lookRound(deps, { chairs: nobody }, 9.5);
    await lookRound(deps, { chairs: nobody }, 12.5);
    for (const made of answers) assert.ok((made as { ok: boolean }).ok, JSON.stringify(made));
  });

  it('wait for a second pair of eyes where one of them learns, for each visitor anew when nobody read it in time', async () => {
    const learning = { ...deps, threads: THREADS.filter(({ thread }) => thread.holds !== undefined) };
    const team = await findTeam({ database: test.database, people });
    const seenBy = async (name: 'Inès' | 'Solène' | 'Thomas') => {
      const reader = { organisationId: DEMONSTRATION_ID, memberId: team.get(name)?.memberId ?? '' };
      const found = await test.database.read(DEMONSTRATION_ID, (db) => listReviews(db, reader, { mine: false }));
      return found.map(({ review, mayReview }) => [review.memberId === team.get('Karim')?.memberId, review.state, mayReview]);
    };
    await holdAnswers(learning);
    await holdAnswers(learning);
    for (const name of ['Inès', 'Solène'] as const) assert.deepEqual(await seenBy(name), [[true, 'waiting', true]]);
    assert.deepEqual(await seenBy('Thomas'), []);
  });

  it('are at work while somebody visits, and begin their story anew after an hour', () => {
    let now = new Date('2026-11-20T08:00:00Z');
    const visits = noteVisits(() => now);
    assert.equal(visits.minutes(), null);
    visits.enter('a');
    now = new Date('2026-11-20T08:30:00Z');
    visits.enter('b');
    assert.equal(visits.minutes(), 30);
    assert.deepEqual([...visits.chairs], ['a', 'b']);
    now = new Date('2026-11-20T09:31:00Z');
    assert.equal(visits.minutes(), null);
    visits.enter('c');
    assert.equal(visits.minutes(), 0);
    assert.deepEqual([...visits.chairs], ['c']);
  });
});
