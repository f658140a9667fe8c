import assert from 'node:assert/strict';
import { createHmac, randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import { ingest } from '../inbox/index.ts';
import { createXNetwork } from '../networks/x/index.ts';
import { createSeal } from '../platform/secrets/index.ts';
import { silentLog } from '../platform/log.ts';
import { describeApplications, keepApplication } from './applications.ts';
import type { HearingInbox } from './hearing-inbox.ts';
import { webhookRoutes } from './webhook-routes.ts';

const APPLICATION = { clientId: 'ours', clientSecret: 'secret', applicationToken: null, webhookSecret: 'api key secret' };
const sign = (text: string, secret = APPLICATION.webhookSecret): string =>
  `sha256=${createHmac('sha256', secret).update(text).digest('base64')}`;

describe('the address where X sends what happens', () => {
  let made: TestDatabase;
  let world: Awaited<ReturnType<typeof publishingWorld>>;
  before(async () => (made = await testDatabase()));
  after(async () => await made.close());
  beforeEach(async () => {
    world = await publishingWorld(made);
    await world.alter(`update account set network = 'x', identity = '12' where organisation_id = $1`, [world.organisationId]);
    await made.database.transact(world.organisationId, (tx) =>
      keepApplication(world.accountDeps.seal, tx, { network: 'x', server: 'https://api.x.com' }, APPLICATION),
    );
  });

  function routes(
    storeHeard: HearingInbox['storeHeard'] = async (tx, account, arrivals) => {
      await ingest(tx, { ...world.account, ...account }, arrivals);
      return { refused: 0 };
    },
  ) {
    const { database, networks, seal } = world.accountDeps;
    const inbox: HearingInbox = { storeHeard, refsToRecheck: async () => [], recheck: async () => undefined };
    return webhookRoutes({ database, networks: { ...networks, x: createXNetwork() }, seal, inbox, log: silentLog() });
  }
  const path = (organisationId = world.organisationId) => `/x/webhook/${organisationId}`;
  const post = async (body: string, signature = sign(body), to = path()) =>
    (
      await routes().request(to, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', 'x-twitter-webhooks-signature': signature },
      })
    ).status;
  const activity = (id: string, forUser = '12') =>
    JSON.stringify({
      for_user_id: forUser,
      tweet_create_events: [
        {
          id_str: id,
          text: '@ligne4 Le métro roule ?',
          user: { id_str: '77', screen_name: 'karim', name: 'Karim' },
          entities: { user_mentions: [{ indices: [0, 7], screen_name: 'ligne4', id_str: '12' }] },
          timestamp_ms: String(Date.now()),
        },
      ],
    });
  const heard = async () =>
    (await world.alter<{ ref: string }>(`select ref from message where organisation_id = $1 order by ref`, [world.organisationId])).map(
      ({ ref }) => ref,
    );

  test('answers the challenge with the organisation’s own secret', async () => {
    const answer = await routes().request(`${path()}?crc_token=abc`);
    assert.equal(answer.status, 200);
    assert.deepEqual(await answer.json(), { response_token: sign('abc') });
  });

  test('hears what is signed, once however often it comes, and nothing that is not', async () => {
    assert.equal(await post(activity('1001'), sign(activity('1001'), 'guess')), 401);
    assert.deepEqual(await heard(), []);
    assert.deepEqual([await post(activity('1001')), await post(activity('1001')), await post(activity('1002'))], [200, 200, 200]);
    assert.deepEqual(await heard(), ['1001', '1002']);
    assert.equal(await post(activity('1003', '13')), 200);
    assert.deepEqual(await heard(), ['1001', '1002'], 'of an account that is not ours, nothing is kept');
  });

  test('is noted when it is called, and the keys are told as present or absent, never what they are', async () => {
    const known = async () =>
      await made.database.read(world.organisationId, (db) => describeApplications(world.accountDeps.seal, db, world.organisationId));
    const [before] = await known();
    assert.deepEqual([before?.webhookCheckedAt, before?.webhookHeardAt, before?.isReadable], [null, null, true]);
    for (const key of [APPLICATION.clientSecret, APPLICATION.webhookSecret]) assert.ok(!JSON.stringify(before).includes(String(key)));
    await post(activity('1009'), sign(activity('1009'), 'guess'));
    assert.equal((await known())[0]?.webhookHeardAt, null, 'what is not signed is no call');
    await routes().request(`${path()}?crc_token=abc`);
    await post(activity('1009'));
    const [called] = await known();
    assert.ok(called?.webhookCheckedAt instanceof Date && called.webhookHeardAt instanceof Date);
    const stranger = createSeal('another secret of more than thirty-two characters');
    const [unread] = await made.database.read(world.organisationId, (db) => describeApplications(stranger, db, world.organisationId));
    assert.equal(unread?.isReadable, false);
  });

  test('hears each application of the organisation, and proves the keys of the one that the address names', async () => {
    const second = { clientId: 'second:1:ci', clientSecret: 's', applicationToken: null, webhookSecret: 'another api key secret' };
    await made.database.transact(world.organisationId, (tx) =>
      keepApplication(world.accountDeps.seal, tx, { network: 'x', server: 'https://api.x.com' }, second),
    );
    assert.equal(await post(activity('1005')), 200);
    assert.equal(await post(activity('1006'), sign(activity('1006'), second.webhookSecret)), 200);
    assert.equal(await post(activity('1007'), sign(activity('1007'), 'guess')), 401);
    assert.deepEqual(await heard(), ['1005', '1006']);
    const proof = async (to: string) =>
      ((await (await routes().request(`${to}?crc_token=abc`)).json()) as { response_token: string }).response_token;
    assert.equal(await proof(path()), sign('abc', second.webhookSecret));
    assert.equal(await proof(`${path()}/${APPLICATION.clientId}`), sign('abc'));
    assert.equal(await proof(`${path()}/${encodeURIComponent(second.clientId)}`), sign('abc', second.webhookSecret));
    assert.equal((await routes().request(`${path()}/unknown?crc_token=abc`)).status, 404);
  });

  test('is no address for who brought no keys, for another network, or for what is no organisation', async () => {
    for (const to of [
      path(randomUUID()),
      '/practice/webhook/' + world.organisationId,
      '/x/webhook/1',
      '/minitel/webhook/' + world.organisationId,
    ])
      assert.equal(await post(activity('1'), sign(activity('1')), to), 404, to);
  });

  test('leaves to the next look what cannot be stored now', async () => {
    const broken = routes(async () => {
      throw new Error('no column holds this');
    });
    const body = activity('1004');
    const headers = { 'content-type': 'application/json', 'x-twitter-webhooks-signature': sign(body) };
    assert.equal((await broken.request(path(), { method: 'POST', body, headers })).status, 200);
    assert.deepEqual(await heard(), []);
  });
});
