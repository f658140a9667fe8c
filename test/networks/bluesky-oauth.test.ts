/** Leave given in the pages of a real PDS: asked for, given, declined, renewed, given back. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createBlueskyNetwork } from '../../src/networks/bluesky/index.ts';
import { hear, must, outgoing } from '../../src/networks/network.contract-harness.ts';
import type { Authorisation, Connected, Credentials, NetworkConnection } from '../../src/networks/network.ts';
import { startChatFake, type ChatFake } from './atproto/chat-fake.ts';
import { answerInPages } from './atproto/consent.ts';
import { type AtNetwork, type AtPerson, startAtNetwork } from './harness.ts';

const redirectUrl = 'http://127.0.0.1:4400/networks/bluesky/authorised';
let at: AtNetwork;
let chat: ChatFake;
let ours: AtPerson;
let network: ReturnType<typeof createBlueskyNetwork>;
let authorisation: Authorisation;

before(async () => {
  at = await startAtNetwork();
  chat = await startChatFake(at);
  ours = await at.createPerson({ handle: 'ligne-o' });
  network = createBlueskyNetwork({
    services: { directory: at.plcUrl, chat: chat.did },
    secret: 'a secret of more than thirty-two characters',
  });
  authorisation = network.authorisation!;
});
after(async () => await chat?.close());

const signal = () => AbortSignal.timeout(20_000);

async function begin(more: { server?: string; handle?: string } = {}) {
  const request = { organisationId: 'o', server: at.pdsUrl, handle: ours.handle, redirectUrl, application: null, ...more };
  return await authorisation.begin(request, signal());
}
async function begun() {
  const result = await begin();
  if (!result.ok) assert.fail(JSON.stringify(result.error));
  // As it is kept between the two: sealed JSON.
  return { ...result.value, pending: JSON.parse(JSON.stringify(result.value.pending)) as unknown };
}
async function connect(): Promise<Connected> {
  const { url, pending } = await begun();
  const parameters = await answerInPages(url, ours, { yes: true });
  const result = await authorisation.complete({ organisationId: 'o', pending, parameters }, signal());
  if (!result.ok) assert.fail(JSON.stringify(result.error));
  return result.value;
}

/** Connections that share what is stored, as those of several processes do. */
function keep(connected: Connected) {
  let stored: Credentials = JSON.parse(JSON.stringify(connected.credentials)) as Credentials;
  const saves: Credentials[] = [];
  const open = (credentials: Credentials = stored): NetworkConnection =>
    network.open({
      organisationId: 'o',
      accountId: 'a',
      identity: connected.person.identity,
      server: connected.server,
      credentials,
      saveCredentials: async (renewed) => {
        saves.push(renewed);
        stored = renewed;
      },
      loadCredentials: async () => stored,
    });
  return { open, saves, stored: () => stored, age: () => void (stored = { ...stored, accessEndsAt: Date.now() - 1_000 }) };
}

describe('leave given by OAuth', () => {
  it('connects an account, with its rights and how long they last', async () => {
    const { person, server, rights, endsAt, credentials, capabilities } = await connect();
    assert.deepEqual([person.identity, person.handle, server], [ours.did, ours.handle, at.pdsUrl]);
    assert.ok(
      rights.every(({ granted }) => granted),
      JSON.stringify(rights),
    );
    assert.ok(capabilities.visibilities.includes('private'));
    const days = ((endsAt?.getTime() ?? 0) - Date.now()) / 86_400_000;
    assert.ok(days > 13 && days <= 14);
    assert.ok(!JSON.stringify(credentials).includes(ours.password));
  });

  it('lets the account publish, hear and read its private messages', async () => {
    const kept = keep(await connect());
    const connection = kept.open();
    const published = must(await connection.publish(outgoing('Signé par OAuth'), network.newRecordKey()));
    await at.drain();
    assert.equal(must(await connection.posts([published.ref])).length, 1);
    const pages = await hear(connection, null, (so) => so.at(-1)?.upToDate === true);
    assert.ok(pages.length > 0);
    const standing = must(await connection.standing());
    assert.equal(standing.rights.find(({ name }) => name === 'private-messages')?.granted, true);
    assert.ok(standing.endsAt);
  });

  it('is renewed once, however many ask at a time, and stored before it is used', async () => {
    const kept = keep(await connect());
    kept.age();
    const connections = [kept.open(), kept.open(), kept.open()];
    for (const result of await Promise.all(connections.map((connection) => connection.readProfile()))) must(result);
    assert.equal(kept.saves.length, 1);
    // The one that was renewed by another is taken over: a second use of the old one would have ended the leave.
    must(await kept.open().readProfile());
    kept.age();
    must(await kept.open().readProfile());
    assert.equal(kept.saves.length, 2);
  });

  it('that was used twice elsewhere is over, and everything says so', async () => {
    const kept = keep(await connect());
    const old = kept.stored();
    kept.age();
    must(await kept.open().readProfile());
    const thief = network.open({
      organisationId: 'o',
      accountId: 'a',
      identity: ours.did,
      server: at.pdsUrl,
      credentials: { ...old, accessEndsAt: 0 },
      saveCredentials: async () => {},
    });
    const refused = await thief.readProfile();
    assert.equal(refused.ok ? null : refused.error.kind, 'unauthorised');
  });

  it('is given back, twice if need be, and is good for nothing then', async () => {
    const kept = keep(await connect());
    const before = kept.stored();
    must(await kept.open().revoke());
    must(await kept.open().revoke());
    for (const credentials of [kept.stored(), before]) {
      const connection = network.open({
        organisationId: 'o',
        accountId: 'a',
        identity: ours.did,
        server: at.pdsUrl,
        credentials: { ...credentials, accessEndsAt: 0 },
        saveCredentials: async () => {},
      });
      const refused = await connection.readProfile();
      assert.equal(refused.ok ? null : refused.error.kind, 'unauthorised');
    }
  });

  it('is declined in the pages, and then no account is connected', async () => {
    const { url, pending } = await begun();
    const parameters = await answerInPages(url, ours, { yes: false });
    const result = await authorisation.complete({ organisationId: 'o', pending, parameters }, signal());
    assert.deepEqual(result.ok ? null : result.error, { kind: 'declined' });
  });

  it('answers to the question that was asked, from whom it was asked of, once', async () => {
    const [one, other] = [await begun(), await begun()];
    const parameters = await answerInPages(one.url, ours, { yes: true });
    const tryWith = async (pending: unknown, changed: Record<string, string>) => {
      const result = await authorisation.complete({ organisationId: 'o', pending, parameters: { ...parameters, ...changed } }, signal());
      return result.ok ? 'ok' : result.error.kind;
    };
    assert.equal(await tryWith(other.pending, {}), 'too-late');
    assert.equal(await tryWith({ made: 'up' }, {}), 'too-late');
    assert.equal(await tryWith(one.pending, { iss: 'https://evil.example' }), 'not-this-network');
    // With the words of another question, the code is worth nothing.
    const swapped = { ...(one.pending as object), verifier: (other.pending as { verifier: string }).verifier };
    assert.notEqual(await tryWith(swapped, {}), 'ok');
    assert.equal(await tryWith(one.pending, {}), 'too-late');
  });

  it('is not asked for at addresses that cannot give it', async () => {
    const kindOf = async (more: { server?: string; handle?: string }) => {
      const result = await begin(more);
      return result.ok ? 'ok' : result.error.kind;
    };
    assert.equal(await kindOf({ server: 'pas une adresse' }), 'invalid-address');
    assert.equal(await kindOf({ server: 'http://127.0.0.1:1' }), 'unreachable');
    assert.equal(await kindOf({ server: at.appViewUrl }), 'not-this-network');
    assert.equal(await kindOf({ handle: 'pas un nom' }), 'wrong-handle');
    assert.equal(await kindOf({ handle: '' }), 'ok');
  });
});
