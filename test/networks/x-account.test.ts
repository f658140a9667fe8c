/** The X adapter at what only X does: its own page, tokens that are good once, two sets of names, streams, webhooks, and a bill. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { cursorOfNow, hear, holdingsOf, must, outgoing } from '../../src/networks/network.contract-harness.ts';
import type { Connected, Credentials, Heard, Network, NetworkConnection, OpenRequest } from '../../src/networks/network.ts';
import { createXNetwork, type Allowance, type Spent } from '../../src/networks/x/index.ts';
import { startX, type FakeX } from './x/server.ts';
import { answerPage, signIn } from './x/sign-in.ts';
import type { XUser } from './x/world.ts';

const PACE = { busyMs: 100, idleMs: 200, ownEveryMs: 200, quotesEveryMs: 300, messagesEveryMs: 300, carefulEveryMs: 500, wordEveryMs: 200 };
const STREAM = { silenceMs: 3_000, firstRetryMs: 50, longestRetryMs: 400, refusedRetryMs: 300 };

let x: FakeX;
let network: Network;
let ours: XUser;
let lea: XUser;
let connected: Connected;
const spent: Spent[] = [];
let allowance: Allowance = { slower: 1 };
const open = (credentials: Credentials, more: Partial<OpenRequest> = {}): NetworkConnection => {
  const { server, capabilities, person } = connected;
  const request = { organisationId: 'o', accountId: 'a', identity: person.identity, server, capabilities, credentials };
  return network.open({ ...request, saveCredentials: async () => {}, ...more });
};
const opened: NetworkConnection[] = [];
const openOne = (credentials: Credentials = connected.credentials, more: Partial<OpenRequest> = {}): NetworkConnection => {
  const connection = open(credentials, more);
  opened.push(connection);
  return connection;
};

beforeEach(async () => {
  x = await startX();
  spent.length = 0;
  allowance = { slower: 1 };
  const meter = { spend: (_: unknown, one: Spent) => void spent.push(one), allowance: async () => allowance };
  network = createXNetwork({ pace: PACE, streamPace: STREAM, meter });
  ours = x.world.addUser('LigneC', 'Ligne C');
  lea = x.world.addUser('lea_b', 'Léa');
  connected = await signIn(x, network, ours.username);
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((connection) => connection.close()));
  await x.close();
  assert.deepEqual(x.violations, []);
});

const mention = (text: string, more = {}) => x.world.addPost({ authorId: lea.id, text: `@${ours.username} ${text}`, ...more });
const refsOf = (pages: readonly Heard[]): string[] => [...holdingsOf(pages).keys()];
const without = (credentials: Credentials, ...names: string[]): Credentials =>
  Object.fromEntries(Object.entries(credentials).map(([name, value]) => [name, names.includes(name) ? null : value]));

describe('connecting an account of X', () => {
  const application = () => ({ clientId: x.world.application.clientId, clientSecret: x.world.application.clientSecret });
  const begin = async (more = {}) =>
    await network.authorisation!.begin(
      { organisationId: 'o', server: x.url, handle: '', redirectUrl: 'https://v.example.org/back', application: application(), ...more },
      AbortSignal.timeout(5_000),
    );
  const complete = async (pending: unknown, parameters: Readonly<Record<string, string>>) => {
    const done = await network.authorisation!.complete({ organisationId: 'o', pending, parameters }, AbortSignal.timeout(5_000));
    return done.ok ? 'connected' : done.error.kind;
  };

  it('says who it is, what it may do, and keeps no more than its tokens and its application', () => {
    assert.deepEqual([connected.person.identity, connected.person.handle, connected.person.displayName], [ours.id, 'LigneC', 'Ligne C']);
    assert.ok(connected.rights.every(({ granted }) => granted));
    assert.equal(connected.endsAt, null);
    const kept = ['accessToken', 'refreshToken', 'endsAt', 'rights', 'clientId', 'clientSecret', 'applicationToken', 'username'];
    assert.deepEqual(Object.keys(connected.credentials).toSorted(), kept.toSorted());
  });

  it('needs the owner’s application, and says so', async () => {
    const none = await begin({ application: null });
    assert.equal(none.ok ? null : none.error.kind, 'application-refused');
    const begun = await begin({ application: { ...application(), clientSecret: 'wrong' } });
    assert.ok(begun.ok);
    const parameters = await answerPage(begun.value.url, ours.username);
    assert.equal(await complete(begun.value.pending, parameters), 'application-refused');
  });

  it('is declined, too late, or somebody else’s answer, and tells them apart', async () => {
    const begun = await begin();
    assert.ok(begun.ok);
    const { url, pending, state } = begun.value;
    assert.equal(await complete(pending, await answerPage(url, ours.username, 'no')), 'declined');
    assert.equal(await complete(pending, { state: 'another', code: 'c' }), 'too-late');
    const parameters = await answerPage(url, ours.username);
    assert.equal(parameters['state'], state);
    assert.equal(await complete(pending, parameters), 'connected');
    assert.equal(await complete(pending, parameters), 'too-late', 'a code is good once');
    assert.equal(await complete({ nothing: true }, parameters), 'too-late');
  });

  it('declares absent what its holder did not grant', async () => {
    x.oauth.withhold(['dm.read', 'dm.write', 'mute.write']);
    const { capabilities, rights } = await signIn(x, network, ours.username);
    assert.deepEqual([capabilities.visibilities, capabilities.moderation], [['public'], ['hide']]);
    assert.deepEqual(
      rights.filter(({ granted }) => !granted).map(({ name }) => name),
      ['private-messages', 'moderate'],
    );
  });

  it('refuses a token that is no user’s, a handle that is another’s, an address that is none', async () => {
    const kindOf = async (more: object) => {
      const request = { organisationId: 'o', server: x.url, handle: '', secret: x.world.grant(ours.id).access, ...more };
      const result = await network.connect(request, AbortSignal.timeout(5_000));
      return result.ok ? 'connected' : result.error.kind;
    };
    assert.equal(await kindOf({}), 'connected');
    assert.equal(await kindOf({ handle: '@LIGNEC ' }), 'connected');
    assert.equal(await kindOf({ handle: 'lea_b' }), 'wrong-handle');
    assert.equal(await kindOf({ handle: 'pas un nom !' }), 'wrong-handle');
    assert.equal(await kindOf({ secret: 'inventé' }), 'wrong-secret');
    assert.equal(await kindOf({ secret: 'invented' }), 'wrong-secret');
    assert.equal(await kindOf({ server: 'http://x.example.org' }), 'invalid-address');
  });
});

describe('the session of an account of X', () => {
  const tokenCalls = () => x.asked.filter((line) => line === 'POST /2/oauth2/token').length;

  it('is stored before it is first used, and is not used when it cannot be stored', async () => {
    x.world.endTokens(ours.id);
    let full = true;
    const saved: Credentials[] = [];
    const saveCredentials = async (credentials: Credentials) => {
      if (full) throw new Error('the disk is full');
      saved.push(credentials);
    };
    const connection = openOne(connected.credentials, { saveCredentials });
    const failed = await connection.readProfile();
    assert.equal(failed.ok ? null : failed.error.kind, 'unavailable');
    full = false;
    const before = tokenCalls();
    must(await connection.readProfile());
    assert.equal(tokenCalls(), before, 'the pair that could not be stored is stored now, not exchanged again');
    assert.equal(saved.length, 1);
  });

  it('is renewed once for many calls at once, and once for two processes', async () => {
    x.world.endTokens(ours.id);
    let stored: Credentials = connected.credentials;
    const means = { saveCredentials: async (renewed: Credentials) => void (stored = renewed), loadCredentials: async () => stored };
    const [one, other] = [openOne(stored, means), openOne(stored, means)];
    const before = tokenCalls();
    for (const result of await Promise.all([one.readProfile(), one.posts(['1']), one.standing()])) assert.ok(result.ok);
    must(await other.readProfile());
    assert.equal(tokenCalls(), before + 1);
  });

  it('survives two processes that renew at the same moment', async () => {
    x.world.endTokens(ours.id);
    let stored: Credentials = connected.credentials;
    const means = { saveCredentials: async (renewed: Credentials) => void (stored = renewed), loadCredentials: async () => stored };
    const both = await Promise.all([openOne(stored, means).readProfile(), openOne(stored, means).readProfile()]);
    for (const result of both) must(result);
  });
});

describe('the names of fields', () => {
  it('are learnt from the server, whichever it speaks, and learnt again when it changes them', async () => {
    const connection = openOne();
    const { id } = mention('bonjour');
    for (const names of ['tweet', 'post', 'tweet'] as const) {
      x.speak(names);
      const [post] = must(await connection.posts([id]));
      assert.deepEqual([post?.author.handle, post?.text], ['lea_b', '@LigneC bonjour'], names);
    }
  });
});

describe('what is heard of X', () => {
  it('is read through a stream at once where the application has one, and by looking where it is lost', async () => {
    const connection = openOne();
    const cursor = await cursorOfNow(openOne(without(connected.credentials, 'applicationToken')));
    const abort = new AbortController();
    const pages: Heard[] = [];
    const done = (async () => {
      for await (const page of connection.listen(cursor, abort.signal)) if (page.ok) pages.push(page.value);
    })();
    const until = async (enough: () => boolean, what: string) => {
      for (let waits = 0; !enough(); waits += 1) {
        assert.ok(waits < 200, what);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    await until(() => x.streams.count() === 1 && pages.at(-1)?.way === 'stream', 'the stream opens');
    const first = mention('par le flux');
    await until(() => refsOf(pages).includes(first.id), 'told by the stream');
    assert.equal(pages.find((page) => refsOf([page]).includes(first.id))?.way, 'stream');
    x.streams.garble();
    x.streams.drop();
    const second = mention('pendant la coupure');
    await until(() => refsOf(pages).includes(second.id), 'found by looking');
    await until(() => x.streams.count() === 1, 'the stream opens again');
    abort.abort();
    await done;
    const refs = pages.flatMap((page) => page.arrivals).flatMap((arrival) => (arrival.kind === 'post' ? [arrival.post.ref] : []));
    assert.equal(refs.length, new Set(refs).size, 'nothing came twice');
  });

  it('of 1,200 mentions of a week’s silence is whole, though the timeline shows 800', async () => {
    const connection = openOne(without(connected.credentials, 'applicationToken'));
    mention('le premier');
    const cursor = await cursorOfNow(connection);
    const wanted = Array.from({ length: 1_200 }, (_, n) => mention(`en votre absence, ${n}`).id);
    const pages = await hear(connection, cursor, (so) => refsOf(so).length >= wanted.length);
    const refs = pages.flatMap((page) => page.arrivals).flatMap((arrival) => (arrival.kind === 'post' ? [arrival.post.ref] : []));
    assert.deepEqual(refs, wanted, 'in order, none lost, none twice');
  });

  it('holds a plan without search, or without messages, for no failure of the account', async () => {
    const connection = openOne(without(connected.credentials, 'applicationToken'));
    const refused = {
      status: 403,
      body: { title: 'Forbidden', detail: 'Your plan has no access to this', type: 'about:blank', status: 403 },
    };
    x.break({ at: '/search/recent', kind: 'answer', times: 50, ...refused });
    x.break({ at: '/dm_events', kind: 'answer', times: 50, ...refused });
    const { id } = mention('quand même');
    const failures: unknown[] = [];
    for await (const page of connection.listen(null, AbortSignal.timeout(10_000))) {
      if (!page.ok) failures.push(page.error);
      if (page.ok && refsOf([page.value]).includes(id)) break;
    }
    assert.deepEqual(failures, []);
    assert.equal(must(await connection.thread(id)).length, 1);
  });
});

describe('what X bills', () => {
  it('is counted: each post once a day, however often it is read, and each post written', async () => {
    const connection = openOne(without(connected.credentials, 'applicationToken'));
    const { id } = mention('combien ?');
    for (let n = 0; n < 3; n += 1) must(await connection.posts([id]));
    const reply = { ref: id, version: id };
    must(await connection.publish(outgoing('Rien.', { reply: { root: reply, parent: reply } }), network.newRecordKey()));
    const total = (name: keyof Spent) => spent.reduce((sum, one) => sum + one[name], 0);
    assert.deepEqual([total('reads'), total('posts')], [1, 1]);
    assert.deepEqual(x.bill, { reads: 3, posts: 1 });
  });

  it('at its ceiling is not read any more, says so, and goes on once the ceiling is raised', async () => {
    const connection = openOne(without(connected.credentials, 'applicationToken'));
    const { id } = mention('trop cher ?');
    const until = new Date(Date.now() + 86_400_000);
    allowance = { stoppedUntil: until };
    const before = x.asked.length;
    for await (const page of connection.listen(null, AbortSignal.timeout(10_000))) {
      assert.deepEqual(page, { ok: false, error: { kind: 'rate-limited', retryAt: until, because: 'spending-ceiling' } });
      break;
    }
    assert.equal((await connection.thread(id)).ok, false);
    assert.equal(x.asked.length, before, 'nobody asked X for anything');
    must(await connection.publish(outgoing('Écrire n’attend pas.'), network.newRecordKey()));
    allowance = { slower: 1 };
    await hear(connection, null, (pages) => refsOf(pages).includes(id));
  });

  it('says when X’s own credits are used up', async () => {
    const connection = openOne();
    const { id } = mention('à sec');
    x.setCredits(0);
    const read = await connection.posts([id]);
    assert.ok(!read.ok && read.error.kind === 'rate-limited' && read.error.retryAt.getTime() > Date.now() + 600_000);
    x.setCredits(null);
  });
});

describe('the webhook of X', () => {
  let address: string;
  let close: () => void;
  let heard: { identity: string; arrivals: readonly unknown[] }[];
  const application = () => {
    const { clientId, clientSecret, consumerSecret } = x.world.application;
    return { clientId, clientSecret, webhookSecret: consumerSecret };
  };

  before(async () => {
    const server = createServer(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const url = new URL(request.url ?? '/', 'http://v');
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const call = { application: application(), query: Object.fromEntries(url.searchParams), headers, body: Buffer.concat(parts) };
      const received =
        request.method === 'GET' ? { answer: await network.webhook!.challenge(call), heard: [] } : await network.webhook!.receive(call);
      heard.push(...received.heard);
      response.writeHead(received.answer.status).end(received.answer.body);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    close = () => (server.closeAllConnections(), server.close());
  });
  after(() => close());
  beforeEach(() => void (heard = []));

  async function subscribe(): Promise<void> {
    const bearer = { authorization: `Bearer ${x.world.application.bearer}`, 'content-type': 'application/json' };
    const made = await fetch(`${x.url}/2/webhooks`, { method: 'POST', headers: bearer, body: JSON.stringify({ url: address }) });
    const { data } = (await made.json()) as { data: { id: string; valid: boolean } };
    assert.equal(data.valid, true, 'the challenge is answered');
    const user = { authorization: `Bearer ${x.world.grant(ours.id).access}`, 'content-type': 'application/json' };
    const subscribed = await fetch(`${x.url}/2/account_activity/webhooks/${data.id}/subscriptions/all`, {
      method: 'POST',
      headers: user,
      body: '{}',
    });
    assert.equal(subscribed.status, 200);
  }

  it('answers the challenge, and hears mentions, deletions, messages and followers as the API would tell them', async () => {
    await subscribe();
    const connection = openOne();
    const post = mention('voyez <ceci> & cela https://example.org/é?a=b #trafic '.repeat(5).trim());
    const message = x.world.addMessage(lea.id, ours.id, 'Entre nous');
    x.world.follow(lea, ours);
    const gone = mention('je pars');
    x.world.removePost(gone.id);
    await x.webhooks.settled();
    assert.deepEqual([...new Set(x.webhooks.answers)], [200]);
    assert.ok(heard.every(({ identity }) => identity === ours.id));
    const arrivals = heard.flatMap((one) => one.arrivals) as {
      kind: string;
      post?: { ref: string };
      ref?: string;
      person?: { identity: string };
    }[];
    assert.deepEqual(
      arrivals.map(({ kind, post, ref, person }) => [kind, post?.ref ?? ref ?? person?.identity]),
      [
        ['post', post.id],
        ['post', `dm:${message.id}`],
        ['followed', lea.id],
        ['post', gone.id],
        ['deleted', gone.id],
      ],
    );
    const told = arrivals[0]?.post as unknown as { text: string; facets: unknown; version: string; writtenAt: Date };
    const [read] = must(await connection.posts([post.id]));
    assert.deepEqual([told.text, told.facets, told.version, told.writtenAt], [read?.text, read?.facets, read?.version, read?.writtenAt]);
  });

  it('is subscribed to by each account, where the owner registered an address of this organisation', async () => {
    const bearer = { authorization: `Bearer ${x.world.application.bearer}`, 'content-type': 'application/json' };
    for (const ends of ['networks/x/webhook/o', 'networks/x/webhook/another'])
      await fetch(`${x.url}/2/webhooks`, { method: 'POST', headers: bearer, body: JSON.stringify({ url: `${address}${ends}` }) });
    const subscribers = () => [...x.webhooks.all.values()].map((one) => [one.url.slice(address.length), [...one.subscribers]]);
    await hear(openOne(), null, () => subscribers().some(([, who]) => who?.length === 1));
    assert.deepEqual(subscribers(), [
      ['networks/x/webhook/o', [ours.id]],
      ['networks/x/webhook/another', []],
    ]);
  });

  it('brings the next look forward, for replies whose place it does not tell', async () => {
    await subscribe();
    const slow = createXNetwork({ pace: { ...PACE, busyMs: 60_000, idleMs: 60_000, wordEveryMs: 60_000 } });
    network = slow;
    const connection = openOne(without(connected.credentials, 'applicationToken'));
    const said = must(await connection.publish(outgoing('La ligne C roule.'), network.newRecordKey()));
    const pages = connection.listen(null, AbortSignal.timeout(20_000))[Symbol.asyncIterator]();
    for (let page = await pages.next(); page.value?.ok !== true || page.value.value.arrivals.length > 0;) page = await pages.next();
    const reply = x.world.addPost({ authorId: lea.id, text: 'Merci', replyTo: said.ref });
    const next = await pages.next();
    assert.ok(next.value?.ok && refsOf([next.value.value]).includes(reply.id));
    await pages.return?.(undefined);
  });

  it('hears nothing from who cannot sign, and makes nothing of what is no activity', async () => {
    const body = Buffer.from(JSON.stringify({ for_user_id: ours.id, tweet_delete_events: [{ status: { id: '1' } }] }));
    const sign = (secret: string, of: Buffer) => `sha256=${createHmac('sha256', secret).update(of).digest('base64')}`;
    const post = async (signature: string, of = body) =>
      (await fetch(address, { method: 'POST', body: new Uint8Array(of), headers: { 'x-twitter-webhooks-signature': signature } })).status;
    assert.equal(await post(''), 401);
    assert.equal(await post(sign('guess', body)), 401);
    assert.equal(await post(sign(application().webhookSecret, Buffer.from('other'))), 401);
    assert.deepEqual(heard, []);
    for (const odd of ['[]', 'null', '{"for_user_id":"1","tweet_create_events":[{}]}', '{"for_user_id":"<"}']) {
      const bytes = Buffer.from(odd);
      assert.equal(await post(sign(application().webhookSecret, bytes), bytes), 200);
    }
    const broken = Buffer.from('{"for_user_id":');
    assert.equal(await post(sign(application().webhookSecret, broken), broken), 400);
    assert.deepEqual(heard, []);
    assert.equal((await fetch(`${address}?crc_token=`)).status, 400);
  });
});
