import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, afterEach, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { createFakeNetwork, everywhere } from '../../test/harness/fake-network.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import type { Arrival } from '../networks/network.ts';
import type { Visitor } from '../people/index.ts';
import { connectDatabase } from '../platform/database/index.ts';
import type { Database } from '../platform/database/index.ts';
import { entriesAfter } from '../platform/journal/store.ts';
import { silentLog } from '../platform/log.ts';
import { createSeal } from '../platform/secrets/index.ts';
import { connectAccount } from './connect-account.ts';
import { createConnections } from './connections.ts';
import { disconnectAccount } from './disconnect-account.ts';
import type { HearingInbox } from './hearing-inbox.ts';
import { createListening } from './listening.ts';
import type { ListeningPace } from './listening.ts';
import { pauseAccount } from './pause-account.ts';
import { reconnectAccount } from './reconnect-account.ts';
import { countSetAside } from './set-aside-store.ts';
import { findAccount } from './store.ts';
import { breakAccount, seeBreak } from './tell-break.ts';

const seal = createSeal('a secret of more than thirty-two characters');
const pace: ListeningPace = { shareOut: 20, note: 20, silence: 600, recheck: 40 };

/** What was stored, and how often; refuses what says poison. */
function memoryInbox() {
  const stored: string[] = [];
  const rechecked: { asked: readonly string[]; found: number }[] = [];
  let cured = false;
  const inbox: HearingInbox = {
    storeHeard: async (_tx, _account, arrivals: readonly Arrival[]) => {
      const poison = arrivals.find((arrival) => arrival.kind === 'post' && arrival.post.text.includes('poison'));
      if (poison && !cured) throw new Error('cannot be stored');
      for (const arrival of arrivals) if (arrival.kind === 'post') stored.push(arrival.post.text);
      return { refused: 0 };
    },
    refsToRecheck: async () => ['fake://one'],
    recheck: async (_tx, _account, { asked, posts }) => void rechecked.push({ asked, found: posts.length }),
  };
  return { inbox, stored, rechecked, cure: () => (cured = true) };
}

async function eventually<Value>(look: () => Promise<Value> | Value, wanted: (value: Value) => boolean): Promise<Value> {
  for (let attempt = 0; ; attempt += 1) {
    const value = await look();
    if (wanted(value)) return value;
    if (attempt === 200) assert.fail(`not within 5 s: ${JSON.stringify(value)}`);
    await sleep(25);
  }
}

describe('listening', () => {
  let mine: TestDatabase;
  const running: { stop(): Promise<void> }[] = [];
  const databases: Database[] = [];
  before(async () => void (mine = await testDatabase()));
  afterEach(async () => {
    await Promise.all(running.splice(0).map((listening) => listening.stop()));
    // Later tests have other networks: nobody is to listen to this one's accounts there.
    await asOwner("update visavis.account set state = 'disconnected'");
    await Promise.all(databases.splice(0).map((database) => database.close()));
  });
  after(async () => await mine.close());

  async function asOwner(statement: string) {
    const client = new pg.Client({ connectionString: mine.url });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  }

  function world() {
    const fake = createFakeNetwork();
    fake.addPerson('ligne4', 'right');
    fake.addPerson('karim', 'his');
    const networks = everywhere(fake.network);
    const visitor: Visitor = { organisationId: randomUUID(), memberId: randomUUID(), sessionId: randomUUID(), role: 'lead' };
    const memory = memoryInbox();
    const leaving = createConnections({ database: mine.database, networks, seal, log: silentLog() });
    const deps = { database: mine.database, networks, seal, newId: randomUUID, connections: leaving };
    const request = { network: 'bluesky' as const, server: 'https://fake.example', handle: 'ligne4', secret: 'right' };
    const connect = async () => {
      const connected = await connectAccount(deps, visitor, request);
      assert.ok(connected.ok);
      return connected.value;
    };
    /** One worker process. */
    const work = (database = mine.database) => {
      const connections = createConnections({ database, networks, seal, log: silentLog() });
      const wait = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal });
      const clock = () => performance.now();
      const listening = createListening({ database, inbox: memory.inbox, log: silentLog(), connections, wait, clock, pace });
      const stopping = new AbortController();
      const ended = listening.run(stopping.signal);
      const worker = {
        count: listening.count,
        stop: async () => {
          stopping.abort();
          await ended;
        },
      };
      running.push(worker);
      return worker;
    };
    const look = async (accountId: string) => {
      const account = await mine.database.read(visitor.organisationId, (db) => findAccount(db, visitor.organisationId, accountId));
      assert.ok(account);
      return account;
    };
    const kinds = async () => {
      const entries = await mine.database.read(visitor.organisationId, (db) => entriesAfter(db, visitor.organisationId, 0, 100));
      return entries.map((entry) => (entry.kind === 'account.state-changed' ? `> ${String(entry.data['to'])}` : entry.kind));
    };
    const member = async (memberId: string, role: Visitor['role']) =>
      await asOwner(`insert into visavis.member (organisation_id, member_id, given_name, family_name, public_name, initials, email, passphrase_hash, role)
        values ('${visitor.organisationId}', '${memberId}', 'M', '', 'M', '${memberId.slice(0, 4)}', '${memberId}@example.org', '', '${role}')`);
    return { fake, visitor, deps, connect, work, look, kinds, member, ...memory };
  }

  test('picks up a new account, stores what it hears with the cursor, and becomes connected', async () => {
    const { fake, connect, work, look, stored, kinds } = world();
    work();
    const { accountId } = await connect();
    fake.say('karim', 'bonjour');
    await eventually(
      () => stored,
      (texts) => texts.length === 1,
    );
    const account = await eventually(
      () => look(accountId),
      ({ state }) => state === 'connected',
    );
    assert.equal(account.cursor, 1);
    assert.ok(account.lastHeardAt);
    assert.deepEqual(await kinds(), ['account.connected', '> connected']);
  });

  test('resumes after a stop where it was: nothing twice, nothing missed', async () => {
    const { fake, connect, work, stored } = world();
    await connect();
    const first = work();
    fake.say('karim', 'one');
    await eventually(
      () => stored,
      (texts) => texts.length === 1,
    );
    await first.stop();
    fake.say('karim', 'two');
    work();
    await eventually(
      () => stored,
      (texts) => texts.length >= 2,
    );
    assert.deepEqual(stored, ['one', 'two']);
  });

  test('gives each account one listener across processes, and a dead process frees its accounts at once', async () => {
    const { connect, work } = world();
    await connect();
    const other = connectDatabase({ url: mine.url });
    databases.push(other);
    const first = work();
    await eventually(
      () => first.count(),
      (count) => count === 1,
    );
    const second = work(other);
    await sleep(100);
    assert.equal(second.count(), 0);
    // The first process's connections are cut, as if it had died; the second takes over.
    await first.stop();
    await eventually(
      () => second.count(),
      (count) => count === 1,
    );
  });

  test('goes on by itself after the database had cut its connections', async () => {
    const { fake, connect, work, stored } = world();
    await connect();
    const listening = work();
    await eventually(
      () => listening.count(),
      (count) => count === 1,
    );
    await asOwner('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');
    fake.say('karim', 'after the restart');
    await eventually(
      () => stored,
      (texts) => texts.includes('after the restart'),
    );
    await eventually(
      () => listening.count(),
      (count) => count === 1,
    );
  });

  test('says that an account is silent, why and since when, and that it is heard again', async () => {
    const { fake, connect, work, look, kinds } = world();
    const { accountId } = await connect();
    const unavailable = { failWith: { kind: 'unavailable' as const, detail: 'HTTP 500' } };
    fake.misbehave('listen', ...Array.from({ length: 250 }, () => unavailable));
    work();
    const silent = await eventually(
      () => look(accountId),
      ({ state }) => state === 'silent',
    );
    assert.deepEqual(silent.trouble, { kind: 'unavailable', detail: 'HTTP 500' });
    const back = await eventually(
      () => look(accountId),
      ({ state }) => state === 'connected',
    );
    assert.equal(back.trouble, null);
    assert.deepEqual((await kinds()).slice(-2), ['> silent', '> connected']);
  });

  test('notices a network that never answers', async () => {
    const { fake, connect, work, look } = world();
    const { accountId } = await connect();
    fake.misbehave('listen', { hang: true });
    work();
    await eventually(
      () => look(accountId),
      ({ state }) => state === 'silent',
    );
  });

  test('stops at a refusal until a person reconnects the account', async () => {
    const { fake, visitor, deps, connect, work, look, stored } = world();
    const { accountId } = await connect();
    const listening = work();
    await eventually(
      () => look(accountId),
      ({ state }) => state === 'connected',
    );
    fake.revoke('ligne4');
    await eventually(
      () => look(accountId),
      ({ state }) => state === 'needs-reconnection',
    );
    await eventually(
      () => listening.count(),
      (count) => count === 0,
    );
    fake.say('karim', 'meanwhile');
    assert.ok((await reconnectAccount(deps, visitor, { accountId, secret: 'right' })).ok);
    await eventually(
      () => stored,
      (texts) => texts.includes('meanwhile'),
    );
  });

  test('drops an account that is disconnected', async () => {
    const { fake, visitor, deps, connect, work, stored } = world();
    const { accountId } = await connect();
    const listening = work();
    await eventually(
      () => listening.count(),
      (count) => count === 1,
    );
    await disconnectAccount(deps, visitor, accountId);
    await eventually(
      () => listening.count(),
      (count) => count === 0,
    );
    fake.say('karim', 'too late');
    await sleep(60);
    assert.deepEqual(stored, []);
  });

  test('stops while an account is paused, writes nothing late, and reads all that came meanwhile when the pause ends', async () => {
    const { fake, visitor, deps, connect, work, look, stored, kinds } = world();
    const { accountId } = await connect();
    const listening = work();
    fake.say('karim', 'before');
    await eventually(
      () => stored,
      (texts) => texts.includes('before'),
    );
    assert.equal((await pauseAccount(deps, { ...visitor, role: 'member' }, { accountId, paused: true })).ok, false);
    assert.ok((await pauseAccount(deps, visitor, { accountId, paused: true })).ok);
    assert.ok((await pauseAccount(deps, visitor, { accountId, paused: true })).ok);
    await eventually(
      () => listening.count(),
      (count) => count === 0,
    );
    for (const text of ['one', 'two', 'three']) fake.say('karim', text);
    await sleep(60);
    assert.deepEqual(stored, ['before']);
    assert.equal((await look(accountId)).state, 'paused');
    assert.ok((await pauseAccount(deps, visitor, { accountId, paused: false })).ok);
    await eventually(
      () => stored,
      (texts) => texts.length === 4,
    );
    assert.deepEqual(stored, ['before', 'one', 'two', 'three']);
    assert.deepEqual(
      (await kinds()).filter((kind) => kind === 'account.paused' || kind === 'account.resumed'),
      ['account.paused', 'account.resumed'],
    );
  });

  test('begins anew after a pause that nobody had noticed', async () => {
    const { fake, visitor, deps, connect, work, look, stored } = world();
    const { accountId } = await connect();
    work();
    await eventually(
      () => look(accountId),
      ({ state }) => state === 'connected',
    );
    for (const paused of [true, false]) assert.ok((await pauseAccount(deps, visitor, { accountId, paused })).ok);
    fake.say('karim', 'just after');
    await eventually(
      () => look(accountId),
      ({ state }) => state === 'connected',
    );
    await eventually(
      () => stored,
      (texts) => texts.includes('just after'),
    );
  });

  test('tells two people once of a break: who connected the account, and another who can repair it', async () => {
    const { fake, visitor, deps, connect, work, look, kinds, member } = world();
    for (const [role, memberId] of [
      ['lead', visitor.memberId],
      ['member', randomUUID()],
      ['administrator', randomUUID()],
    ] as const) {
      await member(memberId, role);
    }
    const { accountId } = await connect();
    const broken = ({ state }: { state: string }) => state === 'needs-reconnection';
    const tellings = async () => (await kinds()).filter((kind) => kind === 'account.break-told').length;
    work();
    fake.revoke('ligne4');
    const first = await eventually(() => look(accountId), broken);
    assert.equal(first.breakTold.length, 2);
    assert.equal(first.breakTold[0], visitor.memberId);
    // A sender meets the same refusal.
    await mine.database.transact(visitor.organisationId, (tx) => breakAccount(tx, { accountId }, { kind: 'unauthorised' }));
    assert.equal(await tellings(), 1);
    assert.deepEqual(await seeBreak(deps, visitor, accountId), { ok: true, value: undefined });
    assert.deepEqual((await look(accountId)).breakSeen, [visitor.memberId]);
    assert.equal((await seeBreak(deps, { ...visitor, memberId: randomUUID() }, accountId)).ok, false);
    assert.ok((await reconnectAccount(deps, visitor, { accountId, secret: 'right' })).ok);
    assert.deepEqual((await look(accountId)).breakTold, []);
    await eventually(
      () => look(accountId),
      ({ state }) => state === 'connected',
    );
    fake.revoke('ligne4');
    await eventually(() => look(accountId), broken);
    assert.equal(await tellings(), 2);
  });

  test('sets one arrival that cannot be stored aside, stores all the others, and tries it again at the next start', async () => {
    const { fake, visitor, connect, work, look, stored, kinds, cure } = world();
    for (const text of ['a', 'b', 'poison', 'c', 'd']) fake.say('karim', text);
    const { accountId } = await connect();
    const first = work();
    await eventually(
      () => look(accountId),
      ({ cursor }) => cursor === 5,
    );
    assert.deepEqual(stored, ['a', 'b', 'c', 'd']);
    assert.ok((await kinds()).includes('account.arrival-set-aside'));
    const aside = () => mine.database.read(visitor.organisationId, (db) => countSetAside(db, visitor.organisationId, accountId));
    assert.equal(await aside(), 1);
    await first.stop();
    cure();
    work();
    await eventually(aside, (count) => count === 0);
    assert.deepEqual(stored.slice(4), ['poison']);
  });

  test('looks at open conversations again for edits and deletions', async () => {
    const { connect, work, rechecked } = world();
    await connect();
    work();
    await eventually(
      () => rechecked,
      (looks) => looks.length >= 2,
    );
    assert.deepEqual(rechecked[0], { asked: ['fake://one'], found: 0 });
  });
});
