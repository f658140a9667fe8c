// What a mention of another server answers, where ours has never heard of that: found at its origin, brought by our server.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { createMastodonNetwork } from '../../src/networks/mastodon/index.ts';
import { hear, must } from '../../src/networks/network.contract-harness.ts';
import type { Connected, NetworkConnection, NetworkPost } from '../../src/networks/network.ts';
import { startOrigin, type Origin } from './mastodon/origin.ts';
import { startFakeMastodon, type FakeMastodon } from './mastodon/server.ts';
import type { Person, Status } from './mastodon/world.ts';

const PACE = { busyMs: 100, idleMs: 200, checkMs: 300, carefulEveryMs: 300, ownEveryMs: 300, streamRetryMs: 500 };

describe('a mention that answers something which our Mastodon does not know', () => {
  let fake: FakeMastodon;
  let origin: Origin;
  let ours: Person;
  let lea: Person;
  let connection: NetworkConnection;
  let number = 0;
  before(async () => void ([fake, origin] = await Promise.all([startFakeMastodon(), startOrigin()])));
  after(async () => void (await Promise.all([connection?.close(), fake?.close(), origin?.close()])));
  beforeEach(async () => {
    await connection?.close();
    number += 1;
    ours = fake.world.addPerson({ username: `lignec${number}` });
    lea = fake.world.addPerson({ username: `lea${number}`, domain: origin.host, origin: origin.url });
    connection = await open('read write');
  });

  async function open(scopes: string): Promise<NetworkConnection> {
    const network = createMastodonNetwork({ pace: PACE, originsFrom: 'anywhere' });
    const secret = fake.access.makeToken(ours, scopes).value;
    const connected = await network.connect({ organisationId: 'o', server: fake.url, handle: '', secret }, AbortSignal.timeout(25_000));
    assert.ok(connected.ok, JSON.stringify(connected));
    const { person, server, credentials, capabilities }: Connected = connected.value;
    const saveCredentials = async () => undefined;
    const held = { organisationId: 'o', accountId: 'a', identity: person.identity, server, credentials, capabilities };
    return network.open({ ...held, saveCredentials });
  }

  /** A reply at its origin, and what it answers there; our server has the reply only. `ties`: it ties them once it has both. */
  function happen({ ties = true, text = '' }: { ties?: boolean; text?: string } = {}): { reply: Status; parent: string } {
    const place = `/notes/${(number += 1)}`;
    const parent = origin.tell(`${place}/parent`, null);
    const reply = fake.world.post(lea, { text: `@${ours.username} ${text}`, uri: origin.tell(place, parent) });
    fake.world.elsewhere.set(parent, () => {
      const karim = fake.world.addPerson({ username: `karim${number}`, domain: origin.host, origin: origin.url });
      const status = fake.world.post(karim, { text: 'Le train de 8 h 12 ?', uri: parent });
      if (ties) reply.parentId = status.id;
      return status;
    });
    return { reply, parent };
  }
  const refOf = ({ id }: Status) => `${fake.url}/api/v1/statuses/${id}`;
  const around = async (status: Status): Promise<readonly NetworkPost[]> => must(await connection.thread(refOf(status)));
  const searches = () => fake.asked.filter((line) => line === 'GET /api/v2/search').length;

  for (const ties of [true, false]) {
    it(`is shown under it, ${ties ? 'as our server then has it' : 'even where our server never ties the two'}`, async () => {
      const { reply } = happen({ ties });
      const further = fake.world.post(lea, { text: `@${ours.username} alors ?`, parentId: reply.id });
      const posts = await around(reply);
      assert.deepEqual(
        posts.map(({ text }) => text.replace(/^@\S+ ?/, '')),
        ['Le train de 8 h 12 ?', '', 'alors ?'],
      );
      const [root] = posts;
      assert.equal(root?.reply, null);
      assert.equal(posts[1]?.reply?.parent.ref, root?.ref);
      assert.equal(posts[2]?.ref, refOf(further));
      assert.equal(posts[2]?.reply?.root.ref, root?.ref);
    });
  }

  it('is heard at once, marked as one whose parent is worth looking for; no more than five on a page', async () => {
    const first = await hear(connection, null, (so) => so.at(-1)?.upToDate === true);
    const before = origin.asked.length;
    const { reply } = happen();
    const local = fake.world.addPerson({ username: `voisin${number}` });
    fake.world.post(local, { text: `@${ours.username} d’ici` });
    fake.world.post(lea, { text: `@${ours.username} pour vous seuls`, visibility: 'direct' });
    const pages = await hear(connection, first.at(-1)!.cursor, (so) => so.flatMap(({ arrivals }) => arrivals).length >= 3);
    const posts = pages.flatMap(({ arrivals }) => arrivals.flatMap((one) => (one.kind === 'post' ? [one.post] : [])));
    assert.deepEqual(
      posts.filter(({ seeksParent }) => seeksParent).map(({ ref }) => ref),
      [refOf(reply)],
    );
    assert.equal(origin.asked.length, before, 'listening asks no stranger');
    await connection.close();
    connection = await open('read write');
    for (let more = 0; more < 9; more += 1) happen();
    const later = await hear(connection, pages.at(-1)!.cursor, (so) => so.flatMap(({ arrivals }) => arrivals).length >= 9);
    const most = Math.max(...later.map(({ arrivals }) => arrivals.filter((one) => one.kind === 'post' && one.post.seeksParent).length));
    assert.equal(most, 5);
  });

  it('is left as it is, and asked for no more, when its origin refuses', async () => {
    const { reply } = happen();
    origin.misbehave({ at: '/notes', kind: 'answer', status: 401 });
    const [before, already] = [searches(), origin.asked.length];
    assert.equal((await around(reply)).length, 1);
    assert.equal((await around(reply)).length, 1);
    assert.equal((await around(happen().reply)).length, 1);
    assert.equal(origin.asked.length, already + 1);
    assert.equal(searches(), before);
  });

  it('is left as it is where our account blocks that domain, or our server hides its author', async () => {
    const before = origin.asked.length;
    // More than a page of the list holds.
    for (let other = 0; other < 450; other += 1) ours.blockedDomains.add(`bruit${other}.example`);
    ours.blockedDomains.add(origin.host);
    assert.equal((await around(happen().reply)).length, 1);
    ours.blockedDomains.clear();
    await connection.close();
    connection = await open('read write');
    lea.limited = true;
    const posts = await around(happen().reply);
    assert.deepEqual(
      posts.map(({ restrictions }) => restrictions),
      [['limited']],
    );
    assert.equal(origin.asked.length, before);
  });

  it('is left as it is where our token may not search: nor is the next origin asked in vain', async () => {
    await connection.close();
    connection = await open('read:accounts read:statuses read:notifications read:blocks');
    const before = origin.asked.length;
    assert.equal((await around(happen().reply)).length, 1);
    assert.equal((await around(happen().reply)).length, 1);
    assert.equal(origin.asked.length, before + 1);
  });

  it('is left as it is while our server grants few calls', async () => {
    const { grant } = fake.settings;
    const before = { ...grant };
    Object.assign(grant, { limit: 100, remaining: 25 });
    const already = origin.asked.length;
    assert.equal((await around(happen().reply)).length, 1);
    Object.assign(grant, before);
    assert.equal(origin.asked.length, already);
  });

  it('is tied to nothing but the post of that very address', async () => {
    const { reply, parent } = happen();
    fake.world.elsewhere.set(parent, () => fake.world.post(lea, { text: 'Tout autre chose' }));
    assert.equal((await around(reply)).length, 1);
  });

  it('shows its author as they show themselves now', async () => {
    const first = await hear(connection, null, (so) => so.at(-1)?.upToDate === true);
    happen();
    lea.displayName = 'Léa Martin';
    lea.pictures.avatar = { name: 'neuf.png', bytes: new Uint8Array(1), type: 'image/png' };
    const pages = await hear(connection, first.at(-1)!.cursor, (so) => so.some(({ arrivals }) => arrivals.length > 0));
    const author = pages.flatMap(({ arrivals }) => arrivals.flatMap((one) => (one.kind === 'post' ? [one.post.author] : [])))[0];
    assert.equal(author?.displayName, 'Léa Martin');
    assert.match(author?.avatarUrl ?? '', /neuf\.png$/);
  });
});
