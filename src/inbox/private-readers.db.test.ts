import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { exportAccount } from '../accounts/export-account.ts';
import { writeTeam } from '../accounts/team-store.ts';
import type { Visitor } from '../people/index.ts';
import type { createRouter } from '../platform/http/index.ts';
import { silentLog } from '../platform/log.ts';
import { createPublishing } from '../publishing/index.ts';
import { createOneByOne } from '../media/index.ts';
import { createModeration } from '../moderation/index.ts';
import { publicationExport } from '../publishing/index.ts';
import { createInbox, inboxExports, listReaders } from './index.ts';
import { conversationPageSchema, queueCountsSchema, searchPageSchema, threadSchema } from './schema.ts';

type World = Awaited<ReturnType<typeof publishingWorld>>;
type Told = Awaited<ReturnType<World['mention']>>;

describe('a private conversation', () => {
  let mine: TestDatabase;
  let world: World;
  let visitor: Visitor;
  let [open, secret]: Told[] = [];
  let rooms: ReturnType<typeof createRouter>[];
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());
  beforeEach(async () => {
    world = await publishingWorld(mine);
    const { database } = mine;
    const { networks } = world.replyDeps;
    const { connections } = world;
    const requireMember: Parameters<typeof createInbox>[0]['requireMember'] = async (c, next) => {
      c.set('visitor', visitor);
      await next();
    };
    const deps = { database, networks, connections, requireMember, log: silentLog() };
    const inbox = createInbox({ ...deps, fetchThread: async () => ({ ok: true, value: [] }) });
    const publishing = createPublishing({ ...deps, people: { requireMember }, oneByOne: createOneByOne(), guard: world.guard });
    rooms = [inbox, createModeration(deps), publishing].flatMap(({ routes }) => routes as ReturnType<typeof createRouter>);
    open = await world.mention('Mon billet perdu sur le quai');
    // Said again as it is: in private.
    secret = await world.hear({ ...world.fake.say('karim', 'Mon billet perdu, numéro 4321'), visibility: 'private' });
    await team(world.ines);
  });

  const team = async (...members: Visitor[]) =>
    await mine.database.transact(world.organisationId, (tx) =>
      writeTeam(
        tx,
        world.account.accountId,
        members.map(({ memberId }) => ({ memberId, signsAs: null })),
      ),
    );
  const call = async (who: Visitor, method: string, path: string, body?: unknown) => {
    visitor = who;
    const init = { method, ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}) };
    for (const room of rooms) {
      const response = await room.request(path, init);
      if (response.status !== 404 || (await response.clone().text()).includes('not-found')) return response;
    }
    throw new Error(`no room answers ${path}`);
  };
  const get = async (who: Visitor, path: string) => await (await call(who, 'GET', path)).json();
  /** What a member finds in lists, counts and search. */
  const found = async (who: Visitor) => ({
    queue: conversationPageSchema.parse(await get(who, '/conversations?queue=to-answer')).conversations.length,
    privately: conversationPageSchema.parse(await get(who, '/conversations?queue=to-answer&visibility=private')).conversations.length,
    counted: queueCountsSchema.parse(await get(who, '/conversations/counts'))['to-answer'],
    searched: searchPageSchema.parse(await get(who, '/search?q=billet')).results.length,
    byName: searchPageSchema.parse(await get(who, '/search?q=karim')).results.length,
    opened: (await call(who, 'GET', `/conversations/${secret!.conversationId}`)).status,
  });
  const all = { queue: 2, privately: 1, counted: 2, searched: 2, byName: 2, opened: 200 };
  const others = { queue: 1, privately: 0, counted: 1, searched: 1, byName: 1, opened: 404 };

  test('is found by the team of its account, leads and administrators, and by nobody else', async () => {
    const administrator: Visitor = { ...world.lead, memberId: randomUUID(), role: 'administrator' };
    await world.alter(
      `insert into member (organisation_id, member_id, given_name, family_name, public_name, initials, email, passphrase_hash, role)
       values ($1, $2, 'Ada', '', 'Ada', 'AD', 'ada@example.org', '', 'administrator')`,
      [world.organisationId, administrator.memberId],
    );
    for (const who of [world.ines, world.lead, administrator]) assert.deepEqual(await found(who), all);
    assert.deepEqual(await found(world.paul), others);
    await team(world.ines, world.paul);
    assert.deepEqual(await found(world.paul), all);
    await team(world.paul);
    assert.deepEqual(await found(world.ines), others);
  });

  test('of an account without a team is everybody’s, as answering is; of an office’s account it never is', async () => {
    await team();
    assert.deepEqual(await found(world.paul), all);
    await world.alter(`update account set voice_until = 'infinity' where organisation_id = $1`, [world.organisationId]);
    assert.deepEqual(await found(world.paul), others);
  });

  test('is not there for others in what is known of its correspondent', async () => {
    const card = async (who: Visitor) => threadSchema.parse(await get(who, `/conversations/${open!.conversationId}`)).correspondent;
    assert.deepEqual([(await card(world.ines))?.conversationCount, (await card(world.ines))?.earlier.length], [2, 1]);
    assert.deepEqual([(await card(world.paul))?.conversationCount, (await card(world.paul))?.earlier.length], [1, 0]);
  });

  test('is not there for others at any of its addresses', async () => {
    const at = `/conversations/${secret!.conversationId}`;
    const routes: [string, string, unknown?][] = [
      ['GET', `${at}/journal`],
      ['PUT', `${at}/read`],
      ['PUT', `${at}/draft`, { text: 'a', replyToMessageId: null, revision: 0 }],
      ['DELETE', `${at}/draft`],
      ['POST', `${at}/notes`, { text: 'a' }],
      ['PUT', `${at}/presence`, { activity: 'viewing' }],
      ...['take', 'renew', 'release', 'close', 'reopen'].map((verb): [string, string] => ['POST', `${at}/${verb}`]),
      ['POST', `${at}/take-over`, { word: '' }],
      ['GET', `${at}/composer`],
      ['POST', `${at}/typed-signature`, { body: 'a' }],
      ['GET', `${at}/publications`],
      ['POST', `${at}/replies`, { replyToMessageId: secret!.messageId, body: 'a', idempotencyKey: randomUUID() }],
      ['GET', `${at}/moderation`],
    ];
    for (const [method, path, body] of routes) {
      const response = await call(world.paul, method, path, body);
      assert.equal(response.status, 404, `${method} ${path}: ${await response.text()}`);
    }
    assert.equal((await call(world.ines, 'POST', `${at}/take`)).status, 200);
  });

  test('is heard of live by those alone who may read it', async () => {
    const readers = async () =>
      await mine.database.read(world.organisationId, (db) =>
        listReaders(db, world.organisationId, [open!.conversationId, secret!.conversationId]),
      );
    const heard = await readers();
    assert.deepEqual([...heard.keys()], [secret!.conversationId]);
    assert.deepEqual([...heard.get(secret!.conversationId)!].toSorted(), [world.ines.memberId, world.lead.memberId].toSorted());
    await team();
    assert.equal((await readers()).size, 0);
  });

  test('leaves with an administrator’s export alone, in messages, conversations and what was answered', async () => {
    await world.take(world.ines, secret!.conversationId);
    assert.ok((await world.reply(world.ines, secret!)).ok);
    const listed = async (who: Visitor) => ((await get(who, '/publications')) as { publications: unknown[] }).publications.length;
    assert.deepEqual(await Promise.all([world.ines, world.lead].map(listed)), [1, 1]);
    assert.equal(await listed(world.paul), 0);
    const kinds = async (role: Visitor['role']) => {
      const deps = { database: mine.database, exports: () => [...inboxExports, publicationExport] };
      const exported = await exportAccount(deps, { ...world.lead, role }, world.account.accountId);
      assert.ok(exported.ok);
      const text = await new Response(ReadableStream.from(exported.value.lines)).text();
      return text
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { kind: string }).kind);
    };
    assert.deepEqual(await kinds('lead'), ['account', 'conversation', 'message', 'end']);
    assert.deepEqual(await kinds('administrator'), ['account', 'conversation', 'conversation', 'message', 'message', 'publication', 'end']);
  });
});
