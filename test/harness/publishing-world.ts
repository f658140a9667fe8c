import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CompiledQuery } from 'kysely';
import { connectAccount } from '../../src/accounts/index.ts';
import type { Account, Connections } from '../../src/accounts/index.ts';
import { createConnections } from '../../src/accounts/connections.ts';
import { ingest } from '../../src/inbox/index.ts';
import { takeConversation, takeOverConversation } from '../../src/inbox/claim-conversation.ts';
import { findDraft } from '../../src/inbox/draft-store.ts';
import { createOneByOne } from '../../src/media/index.ts';
import type { NetworkPost } from '../../src/networks/network.ts';
import type { Visitor } from '../../src/people/index.ts';
import type { Database } from '../../src/platform/database/index.ts';
import { entriesAfter } from '../../src/platform/journal/store.ts';
import { silentLog } from '../../src/platform/log.ts';
import { createSeal } from '../../src/platform/secrets/index.ts';
import { createDelivering } from '../../src/publishing/delivering.ts';
import type { DeliverDeps } from '../../src/publishing/deliver.ts';
import { reply } from '../../src/publishing/reply.ts';
import { findPublication } from '../../src/publishing/store.ts';
import { createFakeNetwork, everywhere } from './fake-network.ts';
import { createMarkedGuard } from './guard.ts';
import type { TestDatabase } from './postgres.ts';

/** An organisation with an account on a fake network, and the means to hear, take and answer there. */
export async function publishingWorld({ database }: TestDatabase) {
  const fake = createFakeNetwork();
  fake.addPerson('ligne4', 'right');
  fake.addPerson('karim', 'his');
  const organisationId = randomUUID();
  const person = (role: Visitor['role']): Visitor => ({ organisationId, memberId: randomUUID(), sessionId: randomUUID(), role });
  const ines = person('member');
  const paul = person('member');
  const networks = everywhere(fake.network);
  const seal = createSeal('a secret of more than thirty-two characters');
  const accountDeps = { database, networks, seal, newId: randomUUID };
  const lead = person('lead');
  const request = { network: 'bluesky' as const, server: 'https://fake.example', handle: 'ligne4', secret: 'right' };
  const connected = await connectAccount(accountDeps, lead, request);
  assert.ok(connected.ok);
  const account: Account = connected.value;
  const connections = createConnections({ database, networks, seal, log: silentLog() });
  const wait = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal });

  const guard = createMarkedGuard();
  const replyDeps = {
    database,
    networks,
    newId: randomUUID,
    guard,
  };
  const oneByOne = createOneByOne();
  const worker = (more: { database?: Database; connections?: Pick<Connections, 'use'>; wait?: DeliverDeps['wait'] } = {}) =>
    createDelivering({ database, connections, wait, oneByOne, now: Date.now, log: silentLog(), ...more });

  /** For what only time does. */
  async function alter<Row = unknown>(statement: string, values: unknown[]): Promise<readonly Row[]> {
    const { rows } = await database.transact(organisationId, (tx) => tx.db.executeQuery<Row>(CompiledQuery.raw(statement, values)));
    return rows;
  }
  await alter('update account set undo_delay_seconds = 0 where organisation_id = $1', [organisationId]);
  await alter(`insert into organisation (organisation_id, name, time_zone, language) values ($1, 'Réseau', 'Europe/Paris', 'fr')`, [
    organisationId,
  ]);
  for (const [{ memberId, role }, name, initials] of [
    [ines, 'Inès', 'IN'],
    [paul, 'Paul', 'PA'],
    [lead, 'Léa', 'LE'],
  ] as const) {
    await alter(
      `insert into member (organisation_id, member_id, given_name, family_name, public_name, initials, email, passphrase_hash, role)
       values ($1, $2, $3, '', $3, $4, $4 || '@example.org', '', $5)`,
      [organisationId, memberId, name, initials, role],
    );
  }

  async function hear(post: NetworkPost) {
    await database.transact(organisationId, (tx) => ingest(tx, account, [{ kind: 'post', reason: 'mention', post }]));
    const rows = await alter<{ conversation_id: string; message_id: string }>(
      'select conversation_id, message_id from message where organisation_id = $1 and ref = $2',
      [organisationId, post.ref],
    );
    return { conversationId: rows[0]!.conversation_id, messageId: rows[0]!.message_id, post };
  }

  return {
    fake,
    organisationId,
    account,
    accountDeps,
    lead,
    ines,
    paul,
    replyDeps,
    guard,
    connections,
    worker,
    alter,
    /** Somebody of the public writes to us, and it is in the inbox. */
    mention: async (text = 'Le train part-il ?') => await hear(fake.say('karim', text)),
    hear,
    take: async (who: Visitor, conversationId: string) => {
      const taken = await database.transact(organisationId, (tx) => takeConversation(tx, { conversationId, memberId: who.memberId }));
      assert.ok(taken.ok, JSON.stringify(taken));
    },
    takeOver: async (who: Visitor, conversationId: string) =>
      await database.transact(organisationId, (tx) => takeOverConversation(tx, { conversationId, memberId: who.memberId, word: '' })),
    reply: async (
      who: Visitor,
      to: { conversationId: string; messageId: string },
      more: { body?: string; key?: string; readAgain?: string } = {},
    ) =>
      await reply(replyDeps, who, {
        conversationId: to.conversationId,
        replyToMessageId: to.messageId,
        body: more.body ?? 'Oui, à 8 h 21.',
        idempotencyKey: more.key ?? randomUUID(),
        readAgain: more.readAgain,
      }),
    look: async (publicationId: string) => {
      const found = await database.read(organisationId, (db) => findPublication(db, organisationId, publicationId));
      assert.ok(found);
      return found;
    },
    draft: async (who: Visitor, conversationId: string) =>
      await database.read(organisationId, (db) => findDraft(db, organisationId, { conversationId, memberId: who.memberId })),
    journal: async () => {
      const entries = await database.read(organisationId, (db) => entriesAfter(db, organisationId, 0, 500));
      return entries.map(({ kind }) => kind);
    },
    /** Makes every wait of this organisation's publications end now. */
    hurry: async () =>
      await alter(
        `update publication set due_at = now() - interval '5 seconds',
           sending_until = case when sending_until is null then null else now() - interval '1 second' end
         where organisation_id = $1`,
        [organisationId],
      ),
    /** Our posts that the public can read. */
    published: () => [...fake.posts.values()].filter((post) => post.author.handle === 'ligne4').map(({ text }) => text),
  };
}

export type PublishingWorld = Awaited<ReturnType<typeof publishingWorld>>;
