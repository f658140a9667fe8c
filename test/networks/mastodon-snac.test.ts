// A real server that speaks Mastodon's API, and lacks much of it: leave given in its own pages, then a mention and its answer.
// It delivers within ten seconds: the whole contract suite takes many minutes on it (docs/networks/mastodon.md says how to run it).
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createMastodonNetwork } from '../../src/networks/mastodon/index.ts';
import { hear, hearUntil, must, outgoing, refusalOf } from '../../src/networks/network.contract-harness.ts';
import type { Connected, NetworkConnection } from '../../src/networks/network.ts';
import { apiPerson, type ApiPerson } from './mastodon/api-person.ts';
import { findSnac, startSnac, type Snac } from './mastodon/snac.ts';

const found = findSnac();
const REDIRECT = 'http://127.0.0.1/networks/mastodon/authorised';

describe('mastodon, on a real snac', { skip: 'missing' in found ? found.missing : false }, () => {
  const network = createMastodonNetwork({ pace: { busyMs: 300, idleMs: 500, carefulEveryMs: 1_000, ownEveryMs: 500 } });
  let snac: Snac;
  let connected: Connected;
  let connection: NetworkConnection;
  let lea: ApiPerson;
  before(async () => {
    snac = await startSnac('command' in found ? found.command : '');
    connected = await connectBySigningIn();
    connection = open();
    lea = await apiPerson(snac.url, snac.people[1].token, 'lignec');
  });
  after(async () => {
    await connection?.close();
    await snac?.stop();
  });

  const open = (): NetworkConnection => {
    const { person, server, credentials, capabilities } = connected;
    const saveCredentials = async () => undefined;
    return network.open({
      organisationId: 'o',
      accountId: 'a',
      identity: person.identity,
      server,
      credentials,
      capabilities,
      saveCredentials,
    });
  };

  async function connectBySigningIn(): Promise<Connected> {
    const asked = { organisationId: 'o', server: snac.url, handle: '', redirectUrl: REDIRECT, application: null };
    const begun = await network.authorisation!.begin(asked, AbortSignal.timeout(25_000));
    assert.ok(begun.ok, JSON.stringify(begun));
    const page = await (await fetch(begun.value.url)).text();
    const hidden = [...page.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']): [string, string] => [name, value]);
    const [{ handle, passphrase }] = snac.people;
    const body = new URLSearchParams([...hidden, ['login', handle], ['passwd', passphrase]]);
    const answer = await fetch(`${snac.url}/oauth/x-snac-login`, { method: 'POST', body, redirect: 'manual' });
    const parameters = Object.fromEntries(new URL(answer.headers.get('location') ?? '').searchParams);
    const { pending } = begun.value;
    const complete = await network.authorisation!.complete({ organisationId: 'o', pending, parameters }, AbortSignal.timeout(25_000));
    assert.ok(complete.ok, JSON.stringify(complete));
    return complete.value;
  }

  it('connects who signed in there, and declares no more than the server has', () => {
    const { person, capabilities } = connected;
    assert.equal(person.identity, `${snac.url}/lignec`);
    assert.equal(person.handle, `lignec@${new URL(snac.url).host}`);
    assert.deepEqual(capabilities.moderation, ['block']);
    assert.ok(!capabilities.visibilities.includes('private') && !capabilities.quotes && !capabilities.polls && !capabilities.pins);
    assert.equal(capabilities.counting.urlLength, 32);
  });

  it('connects by a token too, and says which of the two is wrong', async () => {
    const by = (handle: string, secret: string) =>
      network.connect({ organisationId: 'o', server: snac.url, handle, secret }, AbortSignal.timeout(25_000));
    const [ours] = snac.people;
    assert.equal((await by('@lignec', ours.token)).ok, true);
    const outcomes = await Promise.all([by('lea', ours.token), by('lignec', 'autre')]);
    assert.deepEqual(
      outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.error.kind)),
      ['wrong-handle', 'wrong-secret'],
    );
  });

  it('hears a mention, answers it once, and hears the answer to that', async () => {
    const text = `@lignec@${new URL(snac.url).host} le 8 h 12 ? #ligneC https://example.org/a?b=c`;
    const { ref } = await lea.post(text);
    const [arrival] = await hearUntil(connection, [ref]);
    assert.equal(arrival?.post.text, text);
    assert.deepEqual(
      arrival.post.facets.map(({ kind }) => kind),
      ['mention', 'tag', 'link'],
    );
    assert.equal(arrival.post.author.identity, lea.identity);

    const parent = { ref, version: arrival.post.version };
    const [key, post] = [network.newRecordKey(), outgoing('Oui, *à 8 h 21*.\n— Inès', { reply: { root: parent, parent } })];
    const ours = must(await connection.publish(post, key));
    // It heeds no key, and another process knows nothing of what this one sent.
    const later = createMastodonNetwork();
    const again = later.open({ ...opening(), saveCredentials: async () => undefined });
    assert.equal(must(await again.lookUp(key, post))?.ref, ours.ref);
    assert.equal(must(await again.publish(post, key)).ref, ours.ref);
    const [read] = must(await connection.posts([ours.ref]));
    assert.match(read?.text ?? '', /^@lea@\S+ Oui, à 8 h 21\.\n— Inès$/);
    assert.equal(read?.reply?.parent.ref, ref);

    const second = await lea.post('Merci !', { replyTo: ours });
    const [answer] = await hearUntil(connection, [second.ref]);
    assert.equal(answer?.reason, 'reply');
    assert.equal(answer.post.reply?.root.ref, ref);
    const thread = must(await connection.thread(second.ref)).map((one) => one.ref);
    assert.deepEqual(thread.toSorted(), [ref, ours.ref, second.ref].toSorted());
  });

  const opening = () => {
    const { person, server, credentials, capabilities } = connected;
    return { organisationId: 'o', accountId: 'a', identity: person.identity, server, credentials, capabilities };
  };

  it('sees an edit under the same name, though the server gives the post another id', async () => {
    const { ref } = await lea.post('Avant');
    const [before] = must(await connection.posts([ref]));
    await lea.edit(ref, 'Après');
    const [now] = must(await connection.posts([ref]));
    assert.equal(now?.text, 'Après');
    assert.equal(now.ref, before?.ref);
    assert.notEqual(now.version, before?.version);
  });

  it('hears our own account from another app, by asking, for it never streams', async () => {
    const pages = await hear(connection, null, (so) => so.at(-1)?.upToDate === true);
    const holder = await apiPerson(snac.url, snac.people[0].token, 'lignec');
    const { ref } = await holder.post('Depuis un téléphone');
    const [arrival] = await hearUntil(connection, [ref], pages.at(-1)?.cursor);
    assert.equal(arrival?.reason, 'own');
    assert.equal(pages.at(-1)?.way, 'poll');
  });

  it('refuses, before anything is sent, what the server has not', async () => {
    const { ref } = must(await connection.publish(outgoing('Ici'), network.newRecordKey()));
    const whispered = await connection.publish(outgoing('Pas pour tous', { visibility: 'private' }), network.newRecordKey());
    const refusals = [whispered, await connection.delete(ref), await connection.pin(ref)];
    assert.deepEqual(refusals.map(refusalOf), ['unsupported', 'unsupported', 'unsupported']);
    assert.equal(refusalOf(await connection.moderate({ kind: 'mute', identity: lea.identity })), 'unsupported');
  });

  it('blocks and unblocks somebody, by the address of the profile', async () => {
    for (const kind of ['block', 'block', 'unblock', 'unblock'] as const) must(await connection.moderate({ kind, identity: lea.identity }));
  });

  it('changes the words of the profile, and puts them back', async () => {
    const before = must(await connection.readProfile());
    const changed = must(
      await connection.updateProfile({ displayName: 'Inès aux commandes', description: 'Bonjour\nà tous' }, before.version),
    );
    assert.deepEqual([changed.displayName, changed.description], ['Inès aux commandes', 'Bonjour\nà tous']);
    const { displayName, description } = before;
    must(await connection.updateProfile({ displayName, description }, changed.version));
    assert.deepEqual(must(await connection.readProfile()), before);
  });
});
