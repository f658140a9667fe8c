import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import sharp from 'sharp';
import { inviteSomebody, installPeople, ORGANISATION, SOMEBODY } from '../../test/harness/people-browsers.ts';
import type { Browser } from '../../test/harness/people-browsers.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { findCard, findPhoto, listPublicCards } from './index.ts';
import type { Holding } from './holding.ts';
import type { MemberView, Me } from './schema.ts';

const somebody = (givenName: string, familyName: string, role: string) => ({
  ...SOMEBODY,
  givenName,
  familyName,
  email: `${familyName.toLowerCase()}@example.org`,
  role,
});
const kindOf = ({ status, error }: Awaited<ReturnType<Browser>>) => `${status} ${error.kind}`;
const picture = async (width = 300, height = 200) =>
  new Blob(
    [
      new Uint8Array(
        await sharp({ create: { width, height, channels: 3, background: '#a05030' } })
          .jpeg()
          .toBuffer(),
      ),
    ],
    { type: 'image/jpeg' },
  );

describe('a card', () => {
  let made: TestDatabase;
  let open: () => Browser;
  let organisationId: string;
  let admin: Browser;
  let lead: Browser;
  let member: Browser;
  let memberId: string;
  const followed: string[] = [];

  before(async () => {
    const character: Holding = { name: 'character', takenNames: async () => ['Lisa'], shownAnew: async (_, of) => void followed.push(of) };
    ({ made, open } = await installPeople([character]));
    [admin, lead, member] = [open(), open(), open()];
    ({ organisationId } = ((await admin('POST', '/organisations', ORGANISATION)).body as Me).organisation);
    await inviteSomebody(admin, lead, somebody('Léa', 'Lebrun', 'lead'));
    ({ memberId } = await inviteSomebody(admin, member, somebody('Karim', 'Belkacem', 'member')));
  });
  after(async () => await made.close());

  const write = (browser: Browser, change: object, of = memberId) => browser('PATCH', `/members/${of}/card`, change);
  const cardOf = async (of = memberId) =>
    ((await admin('GET', '/members')).body as { members: MemberView[] }).members.find((one) => one.memberId === of)!;

  test('is written by its member, whole', async () => {
    const card = {
      publicName: 'Kaïs',
      initials: 'KA',
      jobTitle: 'Agent de ligne',
      pronouns: 'il',
      speakerTag: '#KaïsL4',
      languages: ['fr', 'ar'],
      topics: ['vélo', 'objets trouvés'],
      weeklyMinutes: 90,
    };
    const written = (await write(member, card)).body as MemberView;
    assert.deepEqual({ ...written, ...card, speakerTag: 'KaïsL4' }, written);
    assert.equal((await write(member, { speakerTag: '', weeklyMinutes: null })).status, 200);
    assert.deepEqual([(await cardOf()).speakerTag, (await cardOf()).weeklyMinutes], [null, null]);
  });

  test('takes from a lead what concerns the work, and nothing of what somebody is called or shown', async () => {
    assert.equal((await write(lead, { jobTitle: 'Agent, Gare du Canal', topics: ['vélo'], weeklyMinutes: 60 })).status, 200);
    for (const change of [
      { publicName: 'Karim' },
      { pronouns: 'elle' },
      { listedPublicly: true },
      { givenName: 'Kader' },
      { jobTitle: 'x', publicName: 'y' },
    ])
      assert.equal(kindOf(await write(lead, change)), '403 not-allowed', JSON.stringify(change));
    assert.equal((await cardOf()).jobTitle, 'Agent, Gare du Canal', 'one line that is not allowed refuses them all');
    assert.equal((await write(admin, { familyName: 'Belkacemi' })).status, 200);
    for (const change of [{ publicName: 'Karim' }, { listedPublicly: true }])
      assert.equal(kindOf(await write(admin, change)), '403 not-allowed');
    assert.equal(kindOf(await write(member, { topics: [] }, randomUUID())), '403 not-allowed');
    const me = ((await lead('GET', '/me')).body as Me).member;
    assert.equal(kindOf(await write(member, { jobTitle: 'x' }, me.memberId)), '403 not-allowed');
  });

  test('never has the public name of a character, and whoever is called so in life joins under another', async () => {
    assert.equal(kindOf(await write(member, { publicName: ' lïsa' })), '409 name-of-persona');
    const namesake = await inviteSomebody(admin, open(), somebody('Lisa', 'Nicolet', 'member'));
    const { givenName, publicName } = await cardOf(namesake.memberId);
    assert.deepEqual([givenName, publicName], ['Lisa', 'Lisa N.']);
  });

  test('is followed by whatever shows it, when the public would read or see something else', async () => {
    followed.length = 0;
    await write(member, { topics: ['vélo'], weeklyMinutes: 30 });
    assert.deepEqual(followed, []);
    await write(member, { listedPublicly: true });
    await write(member, { publicName: 'Kaïs' });
    assert.deepEqual(followed, [memberId, memberId]);
    await write(member, { listedPublicly: false });
  });

  test('has a tag that every network reads whole', async () => {
    for (const speakerTag of ['Kaïs_', 'Kaïs__', 'Kaïs L4', '123', 'Kaïs-L4', '#']) {
      assert.equal(kindOf(await write(member, { speakerTag })), '422 invalid', speakerTag);
    }
    for (const speakerTag of ['_Kaïs', 'Kaïs_4', '4Kaïs', 'قيس', '李']) {
      assert.equal((await write(member, { speakerTag })).status, 200, speakerTag);
    }
    assert.equal((await write(member, { speakerTag: '' })).status, 200);
  });

  test('has initials and a tag that nobody else has, and free ones are offered', async () => {
    const refused = await write(member, { initials: 'll' });
    assert.equal(kindOf(refused), '409 initials-taken');
    const proposals = refused.error['proposals'] as string[];
    assert.ok(proposals.length >= 3, proposals.join());
    assert.equal((await write(member, { initials: proposals[0] })).status, 200);
    assert.equal((await write(lead, { speakerTag: 'Ligne' }, ((await lead('GET', '/me')).body as Me).member.memberId)).status, 200);
    assert.equal(kindOf(await write(member, { speakerTag: '#LIGNÉ' })), '409 tag-taken', 'networks take the two for one');
    const offered = (await member('GET', `/members/${memberId}/initials`)).body as { proposals: string[] };
    assert.ok(offered.proposals.length >= 3);
    assert.ok(
      offered.proposals.every((one) => one.startsWith('K') && !one.includes('B')),
      'who took another name is not offered the legal one’s letters',
    );
    assert.equal(kindOf(await member('GET', '/members/018f2f00-0000-7000-8000-000000000001/initials')), '404 not-found');
  });

  test('two who write the same initials at once do not both get them', async () => {
    const me = ((await lead('GET', '/me')).body as Me).member.memberId;
    const both = await Promise.all([write(member, { initials: 'ZZ' }), write(lead, { initials: 'zz' }, me)]);
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 409]);
  });

  test('is nobody’s in public before its member agreed, and never says the legal name', async () => {
    const listed = async () => await made.database.read(organisationId, async (db) => await listPublicCards(db, organisationId));
    assert.deepEqual(await listed(), []);
    await write(member, { listedPublicly: true, publicName: 'Kaïs' });
    const cards = await listed();
    assert.deepEqual(
      cards.map(({ publicName }) => publicName),
      ['Kaïs'],
    );
    assert.doesNotMatch(JSON.stringify(cards), /Karim|Belkacem|example\.org|vélo|weeklyMinutes/);
    const card = await made.database.read(organisationId, async (db) => await findCard(db, organisationId, memberId));
    assert.doesNotMatch(JSON.stringify(card), /Karim|Belkacem|example\.org/);
    await write(member, { listedPublicly: false });
    assert.deepEqual(await listed(), []);
  });

  test('has a photo of one’s own, served for good at an address that changes with it', async () => {
    assert.equal((await member('PUT', '/me/photo?left=0.2&top=0&side=0.8', await picture())).status, 204);
    const { photoDigest } = await cardOf();
    const shown = await lead('GET', `/members/${memberId}/photo/${photoDigest}/96`);
    assert.equal(shown.status, 200);
    assert.equal(shown.headers.get('content-type'), 'image/webp');
    assert.equal(shown.headers.get('x-content-type-options'), 'nosniff');
    assert.match(shown.headers.get('cache-control') ?? '', /^private, max-age=31536000, immutable$/);
    assert.ok(shown.headers.get('etag'));
    const { width, exif } = await sharp(shown.bytes).metadata();
    assert.deepEqual([width, exif], [96, undefined]);
    assert.equal((await open()('GET', `/members/${memberId}/photo/${photoDigest}/96`)).status, 401);
    assert.equal((await lead('GET', `/members/${memberId}/photo/${'0'.repeat(64)}/96`)).status, 404);
    assert.equal((await lead('GET', `/members/${memberId}/photo/${photoDigest}/97`)).status, 422);
    const kept = await made.database.read(organisationId, async (db) => await findPhoto(db, organisationId, memberId, 512));
    assert.equal(kept?.digest, photoDigest);
  });

  test('refuses as a photo what is none, in words that say why', async () => {
    const send = async (body: Blob, query = '') => kindOf(await member('PUT', `/me/photo${query}`, body));
    const before = (await cardOf()).photoDigest;
    assert.equal(await send(new Blob(['just words'], { type: 'image/jpeg' })), '422 not-an-image');
    assert.equal(await send(new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>'], { type: 'image/svg+xml' })), '422 photo-format');
    assert.equal(await send(await picture(50, 50)), '422 photo-too-small');
    assert.equal(await send(await picture(), '?side=0.1'), '422 photo-too-small');
    assert.equal(await send(await picture(), '?side=2'), '422 invalid');
    assert.equal((await cardOf()).photoDigest, before, 'the photo before stays');
  });

  test('loses its photo by its member or an administrator, not by a colleague', async () => {
    assert.equal(kindOf(await lead('DELETE', `/members/${memberId}/photo`)), '403 not-allowed');
    assert.equal((await admin('DELETE', `/members/${memberId}/photo`)).status, 204);
    assert.equal((await cardOf()).photoDigest, null);
    assert.equal((await member('DELETE', `/members/${memberId}/photo`)).status, 204, 'twice is once');
  });
});
