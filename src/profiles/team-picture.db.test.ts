import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import sharp from 'sharp';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import type { PublishingWorld } from '../../test/harness/publishing-world.ts';
import { silentLog } from '../platform/log.ts';
import { changeLogo } from './change-logo.ts';
import { followTeams } from './follow-teams.ts';
import { findPicture, readLayers } from './layer-store.ts';
import { publishTeamPicture, removeTeamPicture } from './publish-team-picture.ts';
import { previewTeamPicture, readTeamPicture } from './read-team-picture.ts';

describe('the team picture of an account', () => {
  let test: TestDatabase;
  let world: PublishingWorld;
  before(async () => void (test = await testDatabase()));
  after(async () => await test.close());
  beforeEach(async () => {
    world = await publishingWorld(test);
    await world.alter('update member set listed_publicly = true where organisation_id = $1', [world.organisationId]);
  });

  const deps = () => ({ database: test.database, networks: world.replyDeps.networks, log: silentLog() });
  const accountId = () => world.account.accountId;
  const everybody = () => [world.ines.memberId, world.paul.memberId, world.lead.memberId];
  const publish = async (memberIds = everybody(), more: { follows?: boolean; withAvatar?: boolean; withBanner?: boolean } = {}) =>
    await publishTeamPicture(deps(), world.lead, {
      accountId: accountId(),
      choice: { memberIds, withAvatar: true, withBanner: true, follows: true, ...more },
    });
  const layer = async () =>
    (await test.database.read(world.organisationId, (db) => readLayers(db, world.organisationId, accountId())))['team-picture'];
  const words = async () => {
    const banner = (await layer())?.banner;
    assert.ok(banner);
    return (await test.database.read(world.organisationId, (db) => findPicture(db, world.organisationId, banner)))?.alt;
  };
  const view = async () => await readTeamPicture(deps(), world.organisationId, accountId());

  it('shows those chosen, in their order, and says in words who they are', async () => {
    assert.ok((await publish([world.paul.memberId, world.ines.memberId])).ok);
    assert.equal(await words(), 'L’équipe : Paul et Inès');
    const found = await view();
    assert.deepEqual(
      found?.people.map(({ name, chosen }) => [name, chosen]),
      [
        ['Paul', true],
        ['Inès', true],
        ['Léa', false],
      ],
    );
    assert.equal(found?.profile.state, 'pending');
  });

  it('never shows who did not agree, whoever asks', async () => {
    await world.alter('update member set listed_publicly = false where organisation_id = $1 and member_id = $2', [
      world.organisationId,
      world.paul.memberId,
    ]);
    assert.ok((await publish()).ok);
    assert.equal(await words(), 'L’équipe : Inès et Léa');
    assert.deepEqual((await view())?.unlisted, ['Paul']);
    const only = { accountId: accountId(), name: 'banner', memberIds: [world.paul.memberId] } as const;
    assert.equal(await previewTeamPicture(deps(), world.organisationId, only), null);
    const refused = await publish([world.paul.memberId]);
    assert.deepEqual(refused, { ok: false, error: { kind: 'nobody-to-show' } });
  });

  it('follows the team: who joins is on it, who was left out stays out', async () => {
    assert.ok((await publish([world.ines.memberId])).ok);
    await followTeams(deps());
    assert.equal(await words(), 'L’équipe : Inès');
    await world.alter(
      `insert into member (organisation_id, member_id, given_name, family_name, public_name, initials, email, passphrase_hash, role, listed_publicly)
       values ($1, $2, 'Zoé', '', 'Zoé', 'ZO', 'zo@example.org', '', 'member', true)`,
      [world.organisationId, randomUUID()],
    );
    await Promise.all([followTeams(deps()), followTeams(deps())]);
    assert.equal(await words(), 'L’équipe : Inès et Zoé');
    const [before] = [await layer()];
    await followTeams(deps());
    assert.deepEqual(await layer(), before);
  });

  it('does not follow when it was told not to, but never goes on showing somebody who left or no longer agrees', async () => {
    assert.ok((await publish(everybody(), { follows: false })).ok);
    await world.alter(`update member set public_name = 'Ines' where organisation_id = $1 and member_id = $2`, [
      world.organisationId,
      world.ines.memberId,
    ]);
    await followTeams(deps());
    assert.equal(await words(), 'L’équipe : Inès, Paul et Léa');
    await world.alter('update member set listed_publicly = false where organisation_id = $1 and member_id = $2', [
      world.organisationId,
      world.paul.memberId,
    ]);
    await followTeams(deps());
    assert.equal(await words(), 'L’équipe : Ines et Léa');
    await world.alter('update member set listed_publicly = false where organisation_id = $1', [world.organisationId]);
    await followTeams(deps());
    assert.equal(await layer(), undefined);
  });

  it('is taken away by a person, and its choices stay', async () => {
    assert.ok((await publish([world.paul.memberId])).ok);
    assert.ok((await removeTeamPicture(deps(), world.lead, accountId())).ok);
    assert.equal(await layer(), undefined);
    await followTeams(deps());
    assert.equal(await layer(), undefined);
    assert.deepEqual(
      (await view())?.people.filter(({ chosen }) => chosen).map(({ name }) => name),
      ['Paul'],
    );
  });

  it('is for those who look after the accounts, and refuses what shows nothing', async () => {
    const choice = { memberIds: everybody(), withAvatar: true, withBanner: true, follows: true };
    const refusal = async (visitor: typeof world.ines, more: Partial<typeof choice> = {}, on = accountId()) => {
      const said = await publishTeamPicture(deps(), visitor, { accountId: on, choice: { ...choice, ...more } });
      return said.ok ? null : said.error.kind;
    };
    assert.equal(await refusal(world.ines), 'not-allowed');
    assert.equal(await refusal(world.lead, {}, randomUUID()), 'not-found');
    assert.equal(await refusal(world.lead, { withAvatar: false, withBanner: false }), 'nothing-to-show');
    assert.equal(await refusal(world.lead, { memberIds: [randomUUID()] }), 'nobody-to-show');
  });

  it('takes a logo that is an image, and follows it', async () => {
    assert.ok((await publish()).ok);
    const before = (await layer())?.banner;
    const put = async (bytes: Uint8Array | null) => await changeLogo(deps(), world.lead, { accountId: accountId(), bytes });
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>');
    for (const [bytes, kind] of [
      [Buffer.from('nothing'), 'not-an-image'],
      [Buffer.alloc(0), 'not-an-image'],
      [svg, 'photo-format'],
    ] as const) {
      const refused = await put(bytes);
      assert.equal(refused.ok ? null : refused.error.kind, kind);
    }
    const large = await sharp({ create: { width: 12_000, height: 5_000, channels: 3, background: '#a5402a' } })
      .png()
      .toBuffer();
    const tooMany = await put(large);
    assert.equal(tooMany.ok ? null : tooMany.error.kind, 'too-many-pixels');
    const logo = await sharp({ create: { width: 2_000, height: 500, channels: 4, background: '#a5402a80' } })
      .png()
      .toBuffer();
    assert.ok((await put(logo)).ok);
    await followTeams(deps());
    assert.notEqual((await layer())?.banner, before);
    assert.ok((await put(null)).ok);
    await followTeams(deps());
    assert.equal((await layer())?.banner, before);
  });
});
