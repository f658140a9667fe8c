import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import sharp from 'sharp';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import type { RequireMember, Visitor } from '../people/index.ts';
import { createRouter } from '../platform/http/index.ts';
import { profileRoutes } from './profile-routes.ts';
import type { ProfileView, TeamPictureView } from './schema.ts';
import { setLayer } from './set-layer.ts';
import { teamPictureRoutes } from './team-picture-routes.ts';

describe('profiles over HTTP', () => {
  let mine: TestDatabase;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());

  async function open() {
    const world = await publishingWorld(mine);
    await world.alter('update member set listed_publicly = true where organisation_id = $1', [world.organisationId]);
    let visitor: Visitor = world.lead;
    const requireMember: RequireMember = async (c, next) => {
      c.set('visitor', visitor);
      await next();
    };
    const deps = { database: mine.database, networks: world.replyDeps.networks, requireMember };
    const routes = createRouter().route('/', profileRoutes(deps)).route('/', teamPictureRoutes(deps));
    const ask = async (method: string, path: string, body?: unknown) =>
      await routes.request(path, {
        method,
        headers: { 'content-type': body instanceof Uint8Array ? 'image/png' : 'application/json' },
        ...(body === undefined ? {} : { body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body) }),
      });
    const kind = async (answer: Response) => ((await answer.json()) as { error: { kind: string } }).error.kind;
    const at = `/accounts/${world.account.accountId}/team-picture`;
    return { ...world, ask, kind, at, become: (one: Visitor) => void (visitor = one) };
  }

  test('a team picture is chosen, previewed, published, listed and taken away', async () => {
    const { ask, at, ines, paul, account } = await open();
    const view = (await (await ask('GET', at)).json()) as TeamPictureView;
    assert.deepEqual([view.people.length, view.offersBanner, view.profile.state], [3, true, 'original']);
    const preview = await ask('GET', `${at}/banner?members=${paul.memberId},${ines.memberId}&version=1`);
    assert.deepEqual([preview.status, preview.headers.get('content-type')], [200, 'image/jpeg']);
    assert.equal((await sharp(Buffer.from(await preview.arrayBuffer())).metadata()).width, 3_000);
    const choice = { memberIds: [paul.memberId, ines.memberId], withAvatar: true, withBanner: true, follows: false };
    assert.equal((await ask('PUT', at, choice)).status, 204);
    const { profiles } = (await (await ask('GET', '/profiles')).json()) as { profiles: ProfileView[] };
    assert.deepEqual(
      profiles.map(({ accountId, state, layers }) => [accountId, state, layers]),
      [[account.accountId, 'pending', ['team-picture']]],
    );
    assert.equal((await ask('POST', `/accounts/${account.accountId}/profile/retry`)).status, 204);
    assert.equal((await ask('DELETE', at)).status, 204);
    assert.equal((await ask('DELETE', at)).status, 204);
  });

  test('what is not allowed, not there, or not well-formed is refused as such', async () => {
    const { ask, kind, at, ines, become, account } = await open();
    const choice = { memberIds: [ines.memberId], withAvatar: true, withBanner: true, follows: true };
    const elsewhere = `/accounts/${randomUUID()}/team-picture`;
    assert.equal((await ask('GET', elsewhere)).status, 404);
    assert.equal((await ask('PUT', elsewhere, choice)).status, 404);
    assert.equal((await ask('DELETE', elsewhere)).status, 404);
    assert.equal((await ask('POST', `/accounts/${account.accountId}/profile/retry`)).status, 404, 'nothing of ours was ever there');
    for (const members of ['', 'nobody', `${randomUUID()},`, Array(101).fill(randomUUID()).join(',')]) {
      assert.equal((await ask('GET', `${at}/banner?members=${members}`)).status, 422, members);
    }
    assert.equal((await ask('GET', `${at}/banner?members=${randomUUID()}`)).status, 404);
    assert.equal((await ask('GET', `${at}/face?members=${ines.memberId}`)).status, 422);
    assert.equal((await ask('PUT', at, { ...choice, memberIds: [] })).status, 422);
    assert.deepEqual(await kind(await ask('PUT', at, { ...choice, memberIds: [randomUUID()] })), 'nobody-to-show');
    assert.equal(await kind(await ask('PUT', `${at}/logo`, Buffer.from('%PDF-1.4'))), 'not-an-image');
    become(ines);
    for (const answer of [
      await ask('PUT', at, choice),
      await ask('DELETE', at),
      await ask('DELETE', `${at}/logo`),
      await ask('POST', `/accounts/${account.accountId}/profile/retry`),
    ]) {
      assert.deepEqual([answer.status, await kind(answer)], [403, 'not-allowed']);
    }
    assert.equal((await ask('GET', at)).status, 200);
  });

  test('previews are drawn one after the other, and many at once are told to come back', async () => {
    const { ask, at, ines } = await open();
    const answers = await Promise.all(Array.from({ length: 16 }, () => ask('GET', `${at}/avatar?members=${ines.memberId}`)));
    const statuses = answers.map(({ status }) => status);
    assert.deepEqual([statuses.filter((one) => one === 200).length, statuses.filter((one) => one === 503).length], [12, 4]);
  });

  test('organisations see their own profiles only', async () => {
    const [ours, theirs] = [await open(), await open()];
    await mine.database.transact(theirs.organisationId, (tx) => setLayer(tx, theirs.account.accountId, 'helm', { displayName: 'Inès' }));
    const { profiles } = (await (await ours.ask('GET', '/profiles')).json()) as { profiles: ProfileView[] };
    assert.deepEqual(
      profiles.map(({ accountId }) => accountId),
      [ours.account.accountId],
    );
    assert.equal((await ours.ask('GET', theirs.at)).status, 404);
  });
});
