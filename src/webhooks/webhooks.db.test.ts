import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { CompiledQuery } from 'kysely';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import type { Visitor } from '../people/index.ts';
import { entriesAfter } from '../platform/journal/store.ts';
import { silentLog } from '../platform/log.ts';
import { createSeal } from '../platform/secrets/index.ts';
import { changeWebhook, makeWebhook, readDeliveries, readWebhooks, renewSecret, resendDelivery, tryWebhook } from './keep-webhooks.ts';
import { rotateWebhookSecrets } from './rotate-secrets.ts';
import type { WebhookEvent } from './schema.ts';
import { tellNext } from './tell-webhook.ts';
import { createTelling } from './telling.ts';
import { listToTell } from './store.ts';
import { MOST_WEBHOOKS, sign } from './webhook.ts';

interface Heard {
  readonly id: string;
  readonly at: string;
  readonly signature: string;
  readonly body: string;
}
type Answer = (response: ServerResponse, heard: Heard) => void;
const taken: Answer = (response) => void response.writeHead(204).end();
const EVENTS: WebhookEvent[] = ['post.planned', 'post.left'];
const never = new AbortController().signal;

describe('webhooks', () => {
  let mine: TestDatabase;
  const open: (() => Promise<void>)[] = [];
  before(async () => void (mine = await testDatabase()));
  after(async () => {
    for (const close of open) await close();
    await mine.close();
  });

  /** An address that answers as it is told to. */
  async function listen(answer: Answer = taken) {
    const heard: Heard[] = [];
    const told = { answer };
    const server = createServer((request: IncomingMessage, response) => {
      response.on('error', () => {});
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const { headers } = request;
        const one = {
          id: String(headers['webhook-id']),
          at: String(headers['webhook-timestamp']),
          signature: String(headers['webhook-signature']),
          body: Buffer.concat(parts).toString(),
        };
        heard.push(one);
        told.answer(response, one);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push(async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/crochet`, heard, told };
  }

  async function world(answer?: Answer) {
    const organisationId = randomUUID();
    const { database } = mine;
    const clock = { skew: 0 };
    const seal = createSeal('a secret of more than thirty-two characters');
    const deps = {
      database,
      seal,
      reach: 'anywhere' as const,
      newId: randomUUID,
      now: () => Date.now() + clock.skew,
      answerLimitMs: 20_000,
    };
    const administrator: Visitor = { organisationId, memberId: randomUUID(), sessionId: randomUUID(), role: 'administrator' };
    const address = await listen(answer);
    const made = await makeWebhook(deps, administrator, { url: address.url, events: EVENTS });
    assert.ok(made.ok);
    const { webhookId } = made.value.webhook;
    const key = { organisationId, webhookId };
    const happen = async (kind: string, postId: string) =>
      await database.transact(organisationId, async (tx) => tx.record({ kind, data: { postId, revision: 1 } }));
    /** Tells all that may be told now. */
    const tellAll = async () => {
      for (let told = 0; told < 200; told += 1) if (!(await tellNext(deps, key, never))) return;
      assert.fail('there was no end of it');
    };
    const alter = async (statement: string, values: unknown[]) =>
      await database.transact(organisationId, (tx) => tx.db.executeQuery(CompiledQuery.raw(statement, values)));
    /** The time of the next try comes. */
    const hurry = async () => {
      await alter("update webhook_delivery set due_at = now() - interval '1 second' where webhook_id = $1 and state = 'waiting'", [
        webhookId,
      ]);
      await alter("update webhook set due_at = now() - interval '1 second' where webhook_id = $1 and due_at is not null", [webhookId]);
    };
    const deliveries = async () => {
      const read = await readDeliveries(deps, administrator, webhookId);
      assert.ok(read.ok);
      return read.value;
    };
    const find = async () => {
      const read = await readWebhooks(deps, administrator);
      assert.ok(read.ok);
      return read.value.find((one) => one.webhookId === webhookId)!;
    };
    return {
      ...address,
      deps,
      administrator,
      key,
      webhookId,
      secret: made.value.secret,
      happen,
      tellAll,
      alter,
      hurry,
      deliveries,
      find,
      organisationId,
      clock,
    };
  }
  const ids = (heard: readonly Heard[]) => heard.map(({ body }) => (JSON.parse(body) as { data: { postId: string } }).data.postId);

  test('tell what happens, signed, once and in order, and nothing that nobody asked for', async () => {
    const { happen, tellAll, heard, secret, deliveries } = await world();
    for (const postId of ['un', 'deux', 'trois']) await happen('post.planned', postId);
    await happen('post.commented', 'non');
    await happen('post.left', 'quatre');
    await tellAll();
    await tellAll();
    assert.deepEqual(ids(heard), ['un', 'deux', 'trois', 'quatre']);
    for (const { id, at, body, signature } of heard) assert.equal(signature, sign({ id, at: Number(at), body }, [secret]));
    assert.ok(Math.abs(Number(heard[0]!.at) - Date.now() / 1_000) < 60);
    assert.equal(new Set(heard.map(({ id }) => id)).size, 4);
    assert.deepEqual(new Set((await deliveries()).map(({ state }) => state)), new Set(['delivered']));
  });

  test('what happened before a webhook was made is not told', async () => {
    const { happen, deps, administrator, url, heard, tellAll } = await world();
    await happen('post.planned', 'avant');
    const second = await makeWebhook(deps, administrator, { url, events: EVENTS });
    assert.ok(second.ok);
    await tellNext(deps, { organisationId: administrator.organisationId, webhookId: second.value.webhook.webhookId }, never);
    assert.deepEqual(heard, []);
    await tellAll();
    assert.deepEqual(ids(heard), ['avant']);
  });

  test('an address that answers 500 is told again under the same id, and what comes later waits its turn', async () => {
    const { happen, tellAll, hurry, heard, told, deliveries, find } = await world((response) => void response.writeHead(500).end('non'));
    await happen('post.planned', 'un');
    await happen('post.planned', 'deux');
    await tellAll();
    await tellAll();
    assert.deepEqual(ids(heard), ['un'], 'not before its time');
    assert.ok((await find()).failingSince);
    await hurry();
    await tellAll();
    told.answer = taken;
    await hurry();
    await tellAll();
    assert.deepEqual(ids(heard), ['un', 'un', 'un', 'deux']);
    assert.equal(new Set(heard.slice(0, 3).map(({ id }) => id)).size, 1);
    assert.deepEqual(
      (await deliveries()).map(({ tries }) => tries),
      [1, 3],
    );
    assert.equal((await find()).failingSince, null);
  });

  test('an address that hangs, redirects, resets or sends without end is given up in time, and not followed', async () => {
    const elsewhere = await listen();
    const troubles: [string, Answer][] = [
      ['timed-out', () => {}],
      ['redirected', (response) => void response.writeHead(307, { location: elsewhere.url }).end()],
      ['unreachable', (response) => void response.destroy()],
    ];
    for (const [trouble, answer] of troubles) {
      const { happen, tellAll, deliveries, deps } = await world(answer);
      if (trouble === 'timed-out') deps.answerLimitMs = 200;
      await happen('post.planned', 'un');
      await tellAll();
      assert.deepEqual(
        (await deliveries()).map(({ lastTrouble, state }) => [lastTrouble, state]),
        [[trouble, 'waiting']],
      );
    }
    assert.deepEqual(elsewhere.heard, []);
    let sent = 0;
    const flood = Buffer.alloc(1_000_000);
    const endless: Answer = (response) => {
      response.writeHead(200);
      const pour = () => {
        if (response.destroyed || sent > 100) return;
        sent += 1;
        response.write(flood, () => setImmediate(pour));
      };
      pour();
    };
    const { happen, tellAll, deliveries } = await world(endless);
    await happen('post.planned', 'un');
    await tellAll();
    assert.deepEqual(
      (await deliveries()).map(({ state }) => state),
      ['delivered'],
    );
    assert.ok(sent < 60, `${sent} MB were taken`);
  });

  test('a delivery has an end that is seen: after a day of tries it failed, and the next has its turn', async () => {
    const { happen, tellAll, hurry, alter, heard, told, deliveries, webhookId } = await world(
      (response) => void response.writeHead(503).end(),
    );
    await happen('post.planned', 'un');
    await tellAll();
    await alter("update webhook_delivery set occurred_at = now() - interval '25 hours' where webhook_id = $1", [webhookId]);
    await happen('post.planned', 'deux');
    await hurry();
    told.answer = (response, { body }) => void response.writeHead(body.includes('"un"') ? 503 : 200).end();
    await tellAll();
    assert.deepEqual(ids(heard), ['un', 'un', 'deux']);
    assert.deepEqual(
      (await deliveries()).map(({ state, lastStatus }) => [state, lastStatus]),
      [
        ['delivered', 200],
        ['failed', 503],
      ],
    );
  });

  test('an address that takes nothing for days is switched off, what waits is given up, and the journal says so', async () => {
    const { happen, tellAll, alter, hurry, deliveries, find, webhookId, organisationId, deps, administrator, heard, told } = await world(
      (response) => void response.writeHead(500).end(),
    );
    await happen('post.planned', 'un');
    await happen('post.planned', 'deux');
    await tellAll();
    await alter("update webhook set failing_since = now() - interval '73 hours' where webhook_id = $1", [webhookId]);
    await hurry();
    await tellAll();
    const off = await find();
    assert.deepEqual([off.state, off.offBecause], ['off', 'failures']);
    assert.deepEqual(
      (await deliveries()).map(({ state, lastTrouble }) => [state, lastTrouble]),
      [
        ['failed', 'switched-off'],
        ['failed', 'switched-off'],
      ],
    );
    const journal = await mine.database.read(organisationId, (db) => entriesAfter(db, organisationId, 0, 1_000));
    assert.ok(journal.some(({ kind }) => kind === 'webhook.switched-off'));
    await happen('post.planned', 'pendant');
    told.answer = taken;
    assert.ok((await changeWebhook(deps, administrator, { webhookId, state: 'on' })).ok);
    await happen('post.planned', 'après');
    await tellAll();
    assert.equal(ids(heard).at(-1), 'après');
    assert.ok(!ids(heard).includes('pendant'));
  });

  test('one failure after a quiet week switches nothing off', async () => {
    const { happen, tellAll, alter, hurry, find, webhookId } = await world((response) => void response.writeHead(500).end());
    await happen('post.planned', 'un');
    await tellAll();
    await alter(
      "update webhook set failing_since = now() - interval '7 days', failed_at = now() - interval '6 days' where webhook_id = $1",
      [webhookId],
    );
    await hurry();
    await tellAll();
    assert.equal((await find()).state, 'on');
  });

  test('410 switches it off at once', async () => {
    const { happen, tellAll, find } = await world((response) => void response.writeHead(410).end());
    await happen('post.planned', 'un');
    await tellAll();
    assert.deepEqual([(await find()).state, (await find()).offBecause], ['off', 'gone']);
  });

  test('a new secret signs beside the one before for a day, and alone after it', async () => {
    const { happen, tellAll, heard, secret, deps, administrator, webhookId, clock } = await world();
    const renewed = await renewSecret(deps, administrator, webhookId);
    assert.ok(renewed.ok);
    await happen('post.planned', 'un');
    await tellAll();
    clock.skew = 25 * 3_600_000;
    await happen('post.planned', 'deux');
    await tellAll();
    const [first, second] = heard.map(({ id, at, body, signature }) => ({ signature, of: { id, at: Number(at), body } }));
    assert.equal(first!.signature, sign(first!.of, [renewed.value.secret, secret]));
    assert.equal(second!.signature, sign(second!.of, [renewed.value.secret]));
  });

  test('secrets are sealed at rest, and sealed anew when the product’s own secret changes', async () => {
    const { alter, webhookId, organisationId, secret, happen, tellAll, heard, deps } = await world();
    await alter("insert into organisation (organisation_id, name, time_zone, language) values ($1, 'Réseau', 'Europe/Paris', 'fr')", [
      organisationId,
    ]);
    const { rows } = (await alter('select to_jsonb(webhook)::text as row, secret from webhook where webhook_id = $1', [webhookId])) as {
      rows: { row: string; secret: Buffer }[];
    };
    assert.ok(!rows[0]!.row.includes(secret.slice(6)) && !rows[0]!.secret.includes(Buffer.from(secret.slice(6), 'base64')));
    const next = createSeal('another secret of more than thirty-two signs', 'a secret of more than thirty-two characters');
    const rotated = await rotateWebhookSecrets({ database: deps.database, seal: next });
    assert.ok(rotated.resealed >= 1);
    deps.seal = createSeal('another secret of more than thirty-two signs');
    await happen('post.planned', 'un');
    await tellAll();
    const [{ id, at, body, signature }] = heard as [Heard];
    assert.equal(signature, sign({ id, at: Number(at), body }, [secret]));
  });

  test('what was told can be told again by hand: the same words, the same id', async () => {
    const { happen, tellAll, heard, deliveries, deps, administrator, webhookId } = await world();
    await happen('post.planned', 'un');
    await tellAll();
    const { deliveryId } = (await deliveries())[0]!;
    assert.ok((await resendDelivery(deps, administrator, { webhookId, deliveryId })).ok);
    const twice = await resendDelivery(deps, administrator, { webhookId, deliveryId });
    assert.deepEqual(twice.ok ? null : twice.error, { kind: 'wrong-state' });
    await tellAll();
    assert.deepEqual([heard.length, heard[0]!.id, heard[0]!.body], [2, heard[1]!.id, heard[1]!.body]);
  });

  test('a worker that dies while it tells leaves it to the next, which tells it again', async () => {
    const { happen, tellAll, alter, heard, deps, key, webhookId } = await world();
    await happen('post.planned', 'un');
    const dying = new AbortController();
    await tellNext(deps, key, never);
    dying.abort();
    // It had the webhook, and nothing was written of what came of it.
    await tellNext(deps, key, dying.signal);
    await tellAll();
    assert.deepEqual(heard, [], 'its lease still runs');
    await alter("update webhook set busy_until = now() - interval '1 second' where webhook_id = $1", [webhookId]);
    await tellAll();
    assert.deepEqual(ids(heard), ['un']);
  });

  test('workers find by themselves what is to be told, and two at once tell it once', async () => {
    const { happen, heard, deps, administrator, webhookId } = await world();
    const stopping = new AbortController();
    const workers = [1, 2].map(() => createTelling({ ...deps, log: silentLog() }).run(stopping.signal));
    await happen('post.planned', 'un');
    assert.ok((await tryWebhook(deps, administrator, webhookId)).ok);
    await happen('post.planned', 'deux');
    for (const limit = Date.now() + 30_000; heard.length < 3 && Date.now() < limit;)
      await new Promise((resolve) => setTimeout(resolve, 50));
    stopping.abort();
    await Promise.all(workers);
    assert.equal(heard.length, 3);
    assert.equal(new Set(heard.map(({ id }) => id)).size, 3);
    assert.ok(heard.some(({ body }) => body.includes('webhook.test')));
  });

  test('nothing is left over when a row of fifty is told', async () => {
    const { happen, heard, deps } = await world();
    for (let number = 0; number < 60; number += 1) await happen('post.planned', String(number));
    const stopping = new AbortController();
    const worker = createTelling({ ...deps, log: silentLog() }).run(stopping.signal);
    for (const limit = Date.now() + 60_000; heard.length < 60 && Date.now() < limit;)
      await new Promise((resolve) => setTimeout(resolve, 50));
    stopping.abort();
    await worker;
    assert.deepEqual(
      ids(heard),
      Array.from({ length: 60 }, (_, number) => String(number)),
    );
    const left = await listToTell(mine.database.gate, 1_000);
    assert.ok(Array.isArray(left));
  });

  test('administrators keep them, and nobody else', async () => {
    const { deps, administrator, url } = await world();
    for (const role of ['member', 'lead'] as const) {
      const refused = await makeWebhook(deps, { ...administrator, role }, { url, events: EVENTS });
      assert.deepEqual(refused.ok ? null : refused.error, { kind: 'not-allowed' });
    }
    const elsewhere = await readWebhooks(deps, { ...administrator, organisationId: randomUUID() });
    assert.deepEqual(elsewhere.ok && elsewhere.value, []);
  });

  test('an address of this machine is refused unless the operator allows it, and is not told when it came in otherwise', async () => {
    const { deps, administrator, url, happen, key, heard, deliveries } = await world();
    const refused = await makeWebhook({ ...deps, reach: 'public' }, administrator, { url, events: EVENTS });
    assert.deepEqual(refused.ok ? null : refused.error, { kind: 'bad-webhook-address', loopback: false });
    await happen('post.planned', 'un');
    for (let told = 0; told < 3; told += 1) await tellNext({ ...deps, reach: 'public' }, key, never);
    assert.deepEqual([heard, (await deliveries())[0]?.lastTrouble], [[], 'not-an-address']);
    const inside = await makeWebhook({ ...deps, reach: 'public' }, administrator, { url: 'https://127.0.0.1:1/', events: ['post.asks'] });
    assert.ok(inside.ok);
    const other = { ...key, webhookId: inside.value.webhook.webhookId };
    await happen('post.asks', 'deux');
    for (let told = 0; told < 3; told += 1) await tellNext({ ...deps, reach: 'public' }, other, never);
    const read = await readDeliveries(deps, administrator, other.webhookId);
    assert.equal(read.ok && read.value[0]?.lastTrouble, 'not-public');
  });

  test('an organisation has twenty at most', async () => {
    const { deps, administrator, url } = await world();
    for (let number = 1; number < MOST_WEBHOOKS; number += 1)
      assert.ok((await makeWebhook(deps, administrator, { url, events: EVENTS })).ok);
    const refused = await makeWebhook(deps, administrator, { url, events: EVENTS });
    assert.deepEqual(refused.ok ? null : refused.error, { kind: 'too-many-webhooks', maximum: MOST_WEBHOOKS });
  });
});
