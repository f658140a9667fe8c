/** A sent answer is taken back from each network, once, though the network's own answer is lost; and its echo makes nothing of it twice. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, describe, test } from 'node:test';
import { CompiledQuery } from 'kysely';
import { createConnections } from '../../src/accounts/connections.ts';
import { connectAccount } from '../../src/accounts/index.ts';
import { takeConversation } from '../../src/inbox/claim-conversation.ts';
import { ingest } from '../../src/inbox/index.ts';
import { createOneByOne } from '../../src/media/index.ts';
import { createBlueskyNetwork } from '../../src/networks/bluesky/index.ts';
import { createMastodonNetwork } from '../../src/networks/mastodon/index.ts';
import { must } from '../../src/networks/network.contract-harness.ts';
import type { Network } from '../../src/networks/network.ts';
import { createXNetwork } from '../../src/networks/x/index.ts';
import type { Visitor } from '../../src/people/index.ts';
import { entriesAfter } from '../../src/platform/journal/store.ts';
import { silentLog } from '../../src/platform/log.ts';
import { createSeal } from '../../src/platform/secrets/index.ts';
import { createDelivering } from '../../src/publishing/delivering.ts';
import { reply } from '../../src/publishing/reply.ts';
import { findPublication } from '../../src/publishing/store.ts';
import { withdrawPublication } from '../../src/publishing/withdraw-publication.ts';
import { everywhere } from '../harness/fake-network.ts';
import { createMarkedGuard } from '../harness/guard.ts';
import { testDatabase } from '../harness/postgres.ts';
import type { TestDatabase } from '../harness/postgres.ts';
import { startAtNetwork } from './harness.ts';
import { asContractPerson } from './mastodon/people.ts';
import { startFakeMastodon } from './mastodon/server.ts';
import { worldPerson } from './x/people.ts';
import { startX } from './x/server.ts';

interface Begun {
  readonly network: Network;
  readonly request: { readonly server: string; readonly handle: string; readonly secret: string };
  /** Somebody of the public asks; answers the ref. */
  ask(): Promise<string>;
  settle(): Promise<void>;
  /** The next deletion is done, and its answer lost; null where that cannot be arranged. */
  readonly loseNextDelete: (() => void) | null;
  /** What the server's document forbids and happened all the same. */
  violations(): readonly unknown[];
  close(): Promise<void>;
}

const NETWORKS: Readonly<Record<'bluesky' | 'mastodon' | 'x', () => Promise<Begun>>> = {
  async bluesky() {
    const at = await startAtNetwork();
    const [ours, lea] = await Promise.all([at.createPerson({ handle: 'ligne-retrait' }), at.createPerson({ handle: 'lea-retrait' })]);
    return {
      network: createBlueskyNetwork(),
      request: { server: at.pdsUrl, handle: ours.handle, secret: ours.appPassword },
      ask: async () => (await lea.post(`@${ours.handle} le 8 h 12 part-il ?`)).uri,
      settle: async () => void (await at.drain()),
      loseNextDelete: null,
      violations: () => [],
      close: async () => {},
    };
  },
  async mastodon() {
    const fake = await startFakeMastodon();
    const [ours, lea] = ['lignec', 'lea'].map((username) => fake.world.addPerson({ username }));
    const access = fake.access.makeToken(ours!, 'read write').value;
    const passerBy = asContractPerson(fake, lea!, ours!);
    return {
      network: createMastodonNetwork(),
      request: { server: fake.url, handle: '', secret: access },
      ask: async () => (await passerBy.post('@lignec le 8 h 12 part-il ?')).ref,
      settle: async () => {},
      loseNextDelete: () => fake.misbehave({ kind: 'lose-answer', at: 'DELETE /api/v1/statuses' }),
      violations: () => fake.violations,
      close: async () => await fake.close(),
    };
  },
  async x() {
    const x = await startX();
    const [ours, lea] = [x.world.addUser('LigneC', 'Ligne C'), x.world.addUser('lea_b', 'Léa')];
    const passerBy = worldPerson(x, lea, ours);
    return {
      network: createXNetwork(),
      request: { server: x.url, handle: '', secret: x.world.grant(ours.id).access },
      ask: async () => (await passerBy.post('@LigneC le 8 h 12 part-il ?')).ref,
      settle: async () => {},
      loseNextDelete: () => x.break({ at: 'DELETE /2/tweets', kind: 'lose-answer' }),
      violations: () => x.violations,
      close: async () => await x.close(),
    };
  },
};

describe('an answer that is taken back', () => {
  let mine: TestDatabase;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());

  for (const name of ['bluesky', 'mastodon', 'x'] as const) {
    test(`is gone from ${name}, once, and stays here as it was said`, { timeout: 120_000 }, async () => {
      const begun = await NETWORKS[name]();
      const { database } = mine;
      const organisationId = randomUUID();
      const visitor: Visitor = { organisationId, memberId: randomUUID(), sessionId: randomUUID(), role: 'administrator' };
      const alter = async <Row = unknown>(statement: string, values: unknown[] = []) =>
        (
          await database.transact(organisationId, (tx) =>
            tx.db.executeQuery<Row>(CompiledQuery.raw(statement, [organisationId, ...values])),
          )
        ).rows;
      await alter(`insert into organisation (organisation_id, name, time_zone, language) values ($1, 'Réseau', 'Europe/Paris', 'fr')`);
      await alter(
        `insert into member (organisation_id, member_id, given_name, family_name, public_name, initials, email, passphrase_hash, role)
         values ($1, $2, 'Inès', '', 'Inès', 'IN', 'ines@example.org', '', 'administrator')`,
        [visitor.memberId],
      );
      const networks = everywhere(begun.network);
      const seal = createSeal('a secret of more than thirty-two characters');
      const connected = await connectAccount({ database, networks, seal, newId: randomUUID }, visitor, {
        network: name,
        ...begun.request,
      });
      assert.ok(connected.ok, JSON.stringify(connected));
      const account = connected.value;
      await alter('update account set undo_delay_seconds = 0 where organisation_id = $1');
      const connections = createConnections({ database, networks, seal, log: silentLog() });
      const wait = async (ms: number, signal: AbortSignal) => await sleep(ms, undefined, { signal });
      const worker = createDelivering({ database, connections, wait, oneByOne: createOneByOne(), now: Date.now, log: silentLog() });
      const use = { organisationId, accountId: account.accountId };
      const posts = async (ref: string) => must(await connections.use(use, (connection) => connection.posts([ref])));
      try {
        const asked = await begun.ask();
        await begun.settle();
        const [post] = await posts(asked);
        await database.transact(organisationId, (tx) => ingest(tx, account, [{ kind: 'post', reason: 'mention', post: post! }]));
        const [message] = await alter<{ conversation_id: string; message_id: string }>(
          'select conversation_id, message_id from message where organisation_id = $1',
        );
        const conversationId = message!.conversation_id;
        await database.transact(organisationId, (tx) => takeConversation(tx, { conversationId, memberId: visitor.memberId }));
        const words = { replyToMessageId: message!.message_id, body: 'Oui, à 8 h 12.', idempotencyKey: randomUUID() };
        const written = await reply({ database, networks, newId: randomUUID, guard: createMarkedGuard() }, visitor, {
          conversationId,
          ...words,
        });
        assert.ok(written.ok, JSON.stringify(written));
        const { publicationId } = written.value;
        const look = async () => (await database.read(organisationId, (db) => findPublication(db, organisationId, publicationId)))!;
        const deliver = async () => await worker.job({ organisationId, publicationId }, AbortSignal.timeout(60_000));
        await deliver();
        const { published } = await look();
        await begun.settle();
        assert.equal((await posts(published!.ref)).length, 1);

        begun.loseNextDelete?.();
        assert.ok((await withdrawPublication({ database, networks }, visitor, publicationId)).ok);
        for (let tries = 0; tries < 3 && (await look()).state === 'withdrawing'; tries += 1) {
          await deliver();
          await alter(`update publication set due_at = now() - interval '5 seconds' where organisation_id = $1`);
        }
        const gone = await look();
        assert.deepEqual([gone.state, gone.text], ['withdrawn', 'Oui, à 8 h 12.\n— Inès']);
        assert.equal(gone.withdrawal?.tries, begun.loseNextDelete === null ? 1 : 2);
        await begun.settle();
        assert.deepEqual(await posts(published!.ref), []);
        await database.transact(organisationId, (tx) => ingest(tx, account, [{ kind: 'deleted', ref: published!.ref }]));
        const kinds = (await database.read(organisationId, (db) => entriesAfter(db, organisationId, 0, 200))).map(({ kind }) => kind);
        assert.equal(kinds.filter((kind) => kind === 'message.deleted').length, 1);
        assert.deepEqual(begun.violations(), []);
      } finally {
        await connections.close();
        await begun.close();
      }
    });
  }
});
