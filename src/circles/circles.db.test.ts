import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { BlueskyOwn, OwnList } from '../networks/bluesky/index.ts';
import type { NetworkConnection, NetworkFailure, OutgoingPost } from '../networks/network.ts';
import type { Visitor } from '../people/index.ts';
import { fail, succeed } from '../platform/result.ts';
import { outgoing } from '../networks/network.contract-harness.ts';
import { buildPost } from '../../test/harness/inbox.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import type { PublishingWorld } from '../../test/harness/publishing-world.ts';
import type { CircleDeps } from './ask-network.ts';
import { checkDomain } from './check-domain.ts';
import { gateConnections, setGate } from './gate.ts';
import { circlesHolding } from './index.ts';
import { addToList, deleteList, makeList, packList, readLists } from './keep-lists.ts';
import { readFollowers } from './read-followers.ts';
import { readSpeakersView } from './read-speakers.ts';
import { agreeToBeListed, withdrawFromList } from './speak-publicly.ts';
import { followUp, writeSpeakers } from './write-speakers.ts';

const WORDS = { name: 'Qui vous parle', description: 'L’équipe' };

describe('circles', () => {
  let made: TestDatabase;
  let world: PublishingWorld;
  let lists: Map<string, OwnList & { readonly identities: string[] }>;
  let away: NetworkFailure | null;
  let followers: readonly string[];

  before(async () => void (made = await testDatabase()));
  after(async () => await made.close());
  beforeEach(async () => {
    world = await publishingWorld(made);
    lists = new Map();
    away = null;
    followers = [];
    await world.alter('update member set listed_publicly = true where organisation_id = $1', [world.organisationId]);
  });

  const person = (handle: string) => ({ identity: `did:plc:${handle}`, handle, displayName: null, avatarUrl: null });
  const own = {
    findPerson: async (handle: string) => (away ? fail(away) : succeed(handle === 'personne' ? null : person(handle))),
    readLists: async () => (away ? fail(away) : succeed([...lists.values()])),
    writeList: async ({ key, name, description, identities }: Parameters<BlueskyOwn['writeList']>[0]) => {
      if (away) return fail(away);
      const ref = `at://did:plc:us/list/${key}`;
      const before = lists.get(key);
      const now = [...(identities ?? before?.identities ?? [])];
      lists.set(key, { key, ref, name, description, people: now.length, pack: before?.pack ?? null, identities: now });
      return succeed({ ref });
    },
    setOnList: async (key: string, { identity }: { identity: string }) => succeed(void lists.get(key)?.identities.push(identity)),
    writeStarterPack: async ({ key, name, description }: Parameters<BlueskyOwn['writeStarterPack']>[0]) => {
      lists.set(key, { ...lists.get(key)!, pack: { key, name, description, url: null } });
      return succeed({ ref: key, url: null });
    },
    checkDomain: async (domain: string) => ({
      domain,
      isRight: false,
      findings: [
        { kind: 'dns-failed', host: '', code: 'ETIMEOUT' },
        { kind: 'page-missing', url: '', value: '', status: null },
      ],
    }),
    deleteList: async (key: string) => succeed(void lists.delete(key)),
  } as unknown as BlueskyOwn;
  const connection = () =>
    ({
      capabilities: { ...world.fake.network.capabilities, gates: true, followerPages: true },
      followers: async () => (away ? fail(away) : succeed({ people: followers.map(person), next: null })),
      publish: async (post: OutgoingPost) => succeed({ ref: JSON.stringify(post.gate ?? null), version: '1', url: null }),
    }) as unknown as NetworkConnection;
  const deps = (): CircleDeps => ({
    database: made.database,
    connections: { use: async (_key, act) => await act(connection()) },
    ownOf: () => own,
    newRecordKey: () => randomUUID().slice(0, 13),
  });
  const accountId = () => world.account.accountId;
  const agree = async (who: Visitor, handle: string) => await agreeToBeListed(deps(), who, { accountId: accountId(), handle });
  const write = async (who: Visitor = world.lead) => await writeSpeakers(deps(), who, { accountId: accountId(), words: WORDS });
  const view = async () =>
    await made.database.read(world.organisationId, async (db) => await readSpeakersView(db, world.organisationId, accountId()));
  const listed = () => [...lists.values()].map(({ identities }) => identities);
  const job = async () => await followUp(deps(), { organisationId: world.organisationId, accountId: accountId(), tries: 0 });

  describe('the public list of speakers', () => {
    test('holds who agreed, one list however often it is made, and nobody who took the word back', async () => {
      assert.deepEqual(await write(), fail({ kind: 'nobody-agreed' }));
      assert.ok((await agree(world.ines, '@ines.example')).ok);
      assert.ok((await agree(world.paul, 'paul.example')).ok);
      assert.ok((await write()).ok && (await write()).ok);
      assert.deepEqual(listed(), [['did:plc:ines.example', 'did:plc:paul.example']]);
      assert.equal((await view()).list?.isCurrent, true);
      await withdrawFromList(deps(), world.paul, accountId());
      assert.equal((await view()).list?.isCurrent, false);
      await job();
      assert.deepEqual(listed(), [['did:plc:ines.example']]);
      assert.equal((await view()).list?.isCurrent, true);
    });

    test('is nobody’s to put somebody else on, nor anybody’s who is not shown to the public', async () => {
      await world.alter('update member set listed_publicly = false where member_id = $1', [world.ines.memberId]);
      assert.deepEqual(await agree(world.ines, 'ines.example'), fail({ kind: 'not-listed' }));
      assert.deepEqual(await agree(world.paul, 'personne'), fail({ kind: 'wrong-handle' }));
      assert.deepEqual(await write(world.ines), fail({ kind: 'not-allowed' }));
      assert.ok((await agree(world.paul, 'paul.example')).ok && (await write()).ok);
      const [list] = lists.values();
      const added = await addToList(deps(), world.lead, { accountId: accountId(), key: list!.key }, 'autre.example');
      assert.deepEqual(added, fail({ kind: 'list-of-speakers' }));
    });

    test('loses who leaves, and who is shown to the public no more', async () => {
      assert.ok((await agree(world.ines, 'ines.example')).ok && (await agree(world.paul, 'paul.example')).ok && (await write()).ok);
      await made.database.transact(world.organisationId, async (tx) => await circlesHolding.leave?.(tx, world.ines.memberId));
      await world.alter('update member set listed_publicly = false where member_id = $1', [world.paul.memberId]);
      await made.database.transact(world.organisationId, async (tx) => await circlesHolding.shownAnew?.(tx, world.paul.memberId));
      await job();
      assert.deepEqual(listed(), [[]]);
    });

    test('says that it is not as it should be while the network is away', async () => {
      assert.ok((await agree(world.ines, 'ines.example')).ok && (await write()).ok && (await agree(world.paul, 'paul.example')).ok);
      away = { kind: 'unavailable', detail: '' };
      await job();
      assert.deepEqual(await write(), fail({ kind: 'unreachable' }));
      assert.equal((await view()).list?.isCurrent, false);
      away = null;
      await job();
      assert.equal((await view()).list?.isCurrent, true);
    });
  });

  describe('the account’s lists', () => {
    test('are made, packed and deleted by who looks after accounts, and what is gone is said', async () => {
      assert.deepEqual(await makeList(deps(), world.ines, accountId(), WORDS), fail({ kind: 'not-allowed' }));
      assert.ok((await makeList(deps(), world.lead, accountId(), WORDS)).ok);
      const key = [...lists.keys()][0]!;
      assert.ok((await packList(deps(), world.lead, { accountId: accountId(), key }, { name: 'Pour commencer', description: '' })).ok);
      const read = await readLists(deps(), world.ines, accountId());
      assert.ok(read.ok && read.value[0]?.pack?.name === 'Pour commencer');
      assert.ok((await deleteList(deps(), world.lead, { accountId: accountId(), key })).ok);
      assert.deepEqual(await deleteList(deps(), world.lead, { accountId: accountId(), key }), fail({ kind: 'not-found' }));
    });

    test('cannot go while only they may answer', async () => {
      await makeList(deps(), world.lead, accountId(), WORDS);
      const [list] = lists.values();
      const gate = { replies: [{ list: list!.ref }], quotable: true } as const;
      assert.ok((await setGate(deps(), world.lead, accountId(), gate)).ok);
      assert.deepEqual(await deleteList(deps(), world.lead, { accountId: accountId(), key: list!.key }), fail({ kind: 'list-in-rule' }));
      const unknown = { replies: [{ list: 'at://did:plc:us/list/autre' }], quotable: true };
      assert.deepEqual(await setGate(deps(), world.lead, accountId(), unknown), fail({ kind: 'no-such-list' }));
    });
  });

  describe('who may answer and quote', () => {
    const sent = async (post: OutgoingPost) => {
      const { connections, database } = deps();
      const key = { organisationId: world.organisationId, accountId: accountId() };
      const published = await gateConnections(connections, database).use(key, async (one) => await one.publish(post, 'key'));
      assert.ok(published.ok);
      return JSON.parse(published.value.ref) as unknown;
    };

    test('goes with every post that starts a thread in public, and with no other', async () => {
      assert.equal(await sent(outgoing('Bonjour')), null);
      const gate = { replies: ['followed', 'mentioned'], quotable: false } as const;
      assert.deepEqual(await setGate(deps(), world.ines, accountId(), gate), fail({ kind: 'not-allowed' }));
      assert.ok((await setGate(deps(), world.lead, accountId(), gate)).ok);
      assert.deepEqual(await sent(outgoing('Bonjour')), gate);
      const there = { ref: 'r', version: '1' };
      assert.equal(await sent(outgoing('Oui', { reply: { root: there, parent: there } })), null);
      assert.equal(await sent(outgoing('Entre nous', { visibility: 'private' })), null);
    });
  });

  describe('a domain', () => {
    test('is called for who looks after the accounts only, who is told what must stand there', async () => {
      const ask = async (who: Visitor) => await checkDomain(deps(), who, { accountId: accountId(), domain: 'ligne4.example' });
      assert.deepEqual(await ask(world.ines), fail({ kind: 'not-allowed' }));
      const checked = await ask(world.lead);
      assert.ok(checked.ok && !checked.value.isRight);
      assert.equal(checked.value.wanted?.host, '_atproto.ligne4.example');
      assert.equal(checked.value.wanted.page, world.account.identity);
      assert.deepEqual(checked.value.findings, [
        { kind: 'dns-failed', code: 'ETIMEOUT' },
        { kind: 'page-missing', status: null },
      ]);
    });
  });

  describe('followers', () => {
    test('are read from the network, and those who spoke here are known', async () => {
      followers = ['karim', 'lea'];
      const { conversationId } = await world.hear(buildPost({ author: person('karim'), text: 'Bonjour' }));
      const page = await readFollowers(deps(), world.ines, { accountId: accountId(), after: null });
      assert.ok(page.ok);
      assert.deepEqual(
        page.value.followers.map((one) => [one.handle, one.conversationId]),
        [
          ['karim', conversationId],
          ['lea', null],
        ],
      );
      assert.equal(page.value.followers[1]?.correspondentId, null);
    });

    test('are not there for another organisation, nor while the account is paused or its network away', async () => {
      const stranger = { ...world.lead, organisationId: randomUUID() };
      const ask = async (who: Visitor) => await readFollowers(deps(), who, { accountId: accountId(), after: null });
      assert.deepEqual(await ask(stranger), fail({ kind: 'not-found' }));
      away = { kind: 'unavailable', detail: '' };
      assert.deepEqual(await ask(world.ines), fail({ kind: 'unreachable' }));
      await world.alter(`update account set state = 'paused' where organisation_id = $1`, [world.organisationId]);
      assert.deepEqual(await ask(world.ines), fail({ kind: 'account-paused' }));
    });
  });
});
