/** Private messages on Bluesky: through a real PDS to a chat service whose every word is checked against the lexicons. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createBlueskyNetwork } from '../../src/networks/bluesky/index.ts';
import { hear, must, outgoing } from '../../src/networks/network.contract-harness.ts';
import type { Connected, Heard, NetworkConnection, NetworkPost, ReplyTarget } from '../../src/networks/network.ts';
import { startChatFake, type ChatFake } from './atproto/chat-fake.ts';
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { type AtNetwork, type AtPerson, startAtNetwork } from './harness.ts';

let at: AtNetwork;
let chat: ChatFake;
let proxy: FaultProxy;
let ours: AtPerson;
let lea: AtPerson;
let network: ReturnType<typeof createBlueskyNetwork>;
let connected: Connected;

before(async () => {
  at = await startAtNetwork();
  chat = await startChatFake(at);
  proxy = await startFaultProxy(at.pdsUrl);
  [ours, lea] = await Promise.all([at.createPerson({ handle: 'ligne-m' }), at.createPerson({ handle: 'lea' })]);
  network = createBlueskyNetwork({ pace: { busyMs: 200, chatBusyMs: 150, chatIdleMs: 300 }, services: { chat: chat.did } });
  connected = await connectWith(ours.privilegedPassword);
});
after(async () => {
  await proxy?.close();
  await chat?.close();
  assert.deepEqual(chat?.violations, []);
});

async function connectWith(secret: string, person = ours): Promise<Connected> {
  const request = { organisationId: 'o', server: proxy.url, handle: person.handle, secret };
  const result = await network.connect(request, AbortSignal.timeout(15_000));
  if (!result.ok) assert.fail(JSON.stringify(result.error));
  return result.value;
}

const open = ({ person, credentials, capabilities }: Connected = connected): NetworkConnection =>
  network.open({
    organisationId: 'o',
    accountId: 'a',
    identity: person.identity,
    server: proxy.url,
    credentials,
    capabilities,
    saveCredentials: async () => {},
  });

/** Writes as a person does in the network's own app. */
async function write(from: AtPerson, to: AtPerson, text: string): Promise<{ conversation: string; id: string }> {
  const { convo } = from.agent.withProxy('bsky_chat', chat.did as `did:web:${string}`).chat.bsky;
  const { data } = await convo.getConvoForMembers({ members: [to.did] });
  const sent = await convo.sendMessage({ convoId: data.convo.id, message: { text } });
  return { conversation: data.convo.id, id: sent.data.id };
}

const postsOf = (pages: readonly Heard[]): NetworkPost[] =>
  pages.flatMap(({ arrivals }) => arrivals).flatMap((arrival) => (arrival.kind === 'post' ? [arrival.post] : []));
const says = (text: string) => (pages: readonly Heard[]) => postsOf(pages).some((post) => post.text === text);
const privately = (reply: ReplyTarget, text: string) => outgoing(text, { visibility: 'private', reply });

/** A message to us, and where an answer to it goes. */
async function asked(text: string): Promise<{ post: NetworkPost; reply: ReplyTarget }> {
  await write(lea, ours, text);
  const pages = await hear(open(), null, says(text));
  const post = postsOf(pages).find((candidate) => candidate.text === text)!;
  return { post, reply: { root: post.reply!.root, parent: post } };
}

describe('private messages on Bluesky', () => {
  it('are a right of their own, which is told when the account is connected', async () => {
    assert.ok(connected.capabilities.visibilities.includes('private'));
    assert.deepEqual(connected.rights.find(({ name }) => name === 'private-messages')?.granted, true);
    const without = await connectWith(ours.appPassword);
    assert.deepEqual(without.capabilities.visibilities, ['public']);
    assert.deepEqual(
      without.rights.filter(({ granted }) => !granted).map(({ name }) => name),
      ['private-messages'],
    );
  });

  it('that wait unread when the account is connected are heard, with who wrote and to whom they can be read', async () => {
    const { post } = await asked('Bonjour, mon billet 4 821 ne passe pas');
    assert.equal(post.visibility, 'private');
    assert.deepEqual([post.author.identity, post.author.handle], [lea.did, lea.handle]);
    assert.equal(post.url, null);
    assert.equal(post.reply?.root.ref, post.reply?.parent.ref);
    assert.ok(Math.abs(post.writtenAt.getTime() - Date.now()) < 60_000);
  });

  it('are heard as they come, once, in order, and after a stop from where it was', async () => {
    const start = await hear(open(), null, (pages) => pages.some(({ cursor }) => (cursor as { chat?: string | null }).chat !== null));
    const texts = ['Premier', 'Deuxième', 'Troisième'];
    for (const text of texts) await write(lea, ours, text);
    const cursor = JSON.parse(JSON.stringify(start.at(-1)?.cursor)) as unknown;
    const first = await hear(open(), cursor, says('Troisième'));
    assert.deepEqual(
      postsOf(first).map(({ text }) => text),
      texts,
    );
    await write(lea, ours, 'Quatrième');
    const second = await hear(open(), JSON.parse(JSON.stringify(first.at(-1)?.cursor)), says('Quatrième'));
    assert.deepEqual(
      postsOf(second).map(({ text }) => text),
      ['Quatrième'],
    );
  });

  it('are answered in their conversation, where the other reads the answer', async () => {
    const { reply, post } = await asked('Est-ce que quelqu’un me lit ?');
    const key = network.newRecordKey();
    const outgoingPost = privately(reply, 'Oui, je regarde. — Inès https://example.org/aide');
    const published = must(await open().publish(outgoingPost, key));
    assert.equal(must(await open().lookUp(key, outgoingPost))?.ref, published.ref);
    const { convo } = lea.agent.withProxy('bsky_chat', chat.did as `did:web:${string}`).chat.bsky;
    const { data } = await convo.getMessages({ convoId: post.reply!.root.version });
    const [last] = data.messages;
    assert.ok(last && 'text' in last && last.text === outgoingPost.text);
    const link = (last.facets as { features: { $type: string }[] }[]).flatMap(({ features }) => features.map(({ $type }) => $type));
    assert.ok(link.includes('app.bsky.richtext.facet#link'));
    const thread = must(await open().thread(published.ref));
    assert.deepEqual(
      thread.slice(-2).map(({ text }) => text),
      [post.text, outgoingPost.text],
    );
    assert.equal(thread.at(-1)?.reply?.parent.ref, post.ref);
  });

  it('whose answer was lost on the way are known again, and a repeat says nothing twice', async () => {
    for (const strip of [false, true]) {
      chat.stripFacets(strip);
      const { reply } = await asked(`Perdu ? ${strip}`);
      const key = network.newRecordKey();
      const post = privately(reply, `Je vous réponds une fois (${strip}).`);
      proxy.break({ kind: 'lose-answer', path: 'chat.bsky.convo.sendMessage' });
      const lost = await open().publish(post, key);
      assert.equal(lost.ok ? null : lost.error.kind, 'outcome-unknown');
      const found = must(await open().lookUp(key, post));
      assert.equal(must(await open().publish(post, key)).ref, found?.ref);
      assert.equal(chat.sent().filter(({ text }) => text === post.text).length, 1);
    }
    chat.stripFacets(false);
  });

  it('with the same words under another key are another message', async () => {
    const { reply } = await asked('Deux fois merci');
    const [one, other] = [network.newRecordKey(), network.newRecordKey()];
    const first = must(await open().publish(privately(reply, 'Merci !'), one));
    const second = must(await open().publish(privately(reply, 'Merci !'), other));
    assert.notEqual(first.ref, second.ref);
  });

  it('are read as they are now; what is not there is gone', async () => {
    const { post } = await asked('Je serai relu');
    const read = must(await open().posts([post.ref, `${post.reply!.root.ref}/m9999`, 'at-chat://nowhere/m1']));
    assert.deepEqual(read, [post]);
  });

  it('that the account’s holder takes away are heard to be gone', async () => {
    const { post } = await asked('À effacer');
    const start = await hear(open(), null, (pages) => pages.some(({ cursor }) => (cursor as { chat?: string | null }).chat !== null));
    const { convo } = ours.agent.withProxy('bsky_chat', chat.did as `did:web:${string}`).chat.bsky;
    await convo.deleteMessageForSelf({ convoId: post.reply!.root.version, messageId: post.version });
    const isGone = (pages: readonly Heard[]) =>
      pages.some(({ arrivals }) => arrivals.some((arrival) => arrival.kind === 'deleted' && arrival.ref === post.ref));
    await hear(open(), start.at(-1)?.cursor, isGone);
  });

  it('are never made public, nor public posts private', async () => {
    const { reply } = await asked('Entre nous');
    const wider = await open().publish(outgoing('Tout haut', { reply }), network.newRecordKey());
    assert.deepEqual(wider.ok ? null : wider.error.kind === 'rejected' && wider.error.reason, 'invalid');
    const head = await open().publish(outgoing('À personne', { visibility: 'private' }), network.newRecordKey());
    assert.deepEqual(head.ok ? null : head.error.kind === 'rejected' && head.error.reason, 'invalid');
    assert.equal(chat.sent().filter(({ text }) => text === 'Tout haut' || text === 'À personne').length, 0);
  });

  it('say who does not take them', async () => {
    const { reply } = await asked('Je vous bloque ensuite');
    chat.block(lea.did, ours.did);
    const refused = await open().publish(privately(reply, 'Êtes-vous là ?'), network.newRecordKey());
    assert.deepEqual(refused.ok ? null : refused.error.kind === 'rejected' && refused.error.reason, 'blocked');
  });

  it('say that they are not granted where they are not, and the account hears the rest all the same', async () => {
    const without = await connectWith(ours.appPassword);
    const mention = await lea.post(`@${ours.handle} en public`);
    await at.drain();
    const pages = await hear(open(without), null, (soFar) => postsOf(soFar).some(({ ref }) => ref === mention.uri));
    assert.ok(postsOf(pages).every(({ visibility }) => visibility === 'public'));
    const root = { ref: 'at-chat://c1', version: 'c1' };
    const refused = await open(without).publish(privately({ root, parent: root }, 'Non'), network.newRecordKey());
    assert.deepEqual(refused.ok ? null : refused.error.kind === 'rejected' && refused.error.reason, 'not-granted');
  });

  it('keep no mention waiting when their service hangs or fails', async () => {
    proxy.break({ kind: 'answer', path: 'chat.bsky.convo', status: 500, times: 3, body: '{"error":"InternalServerError"}' });
    const mention = await lea.post(`@${ours.handle} pendant la panne`);
    await at.drain();
    await hear(open(), null, (pages) => postsOf(pages).some(({ ref }) => ref === mention.uri));
  });

  it('of services that do not say who wrote are named all the same', async () => {
    chat.omitProfiles(true);
    const start = await hear(open(), null, (pages) => pages.some(({ cursor }) => (cursor as { chat?: string | null }).chat !== null));
    const karim = await at.createPerson({ handle: 'karim' });
    await at.drain();
    await write(karim, ours, 'Qui suis-je ?');
    const pages = await hear(open(), start.at(-1)?.cursor, says('Qui suis-je ?'));
    assert.equal(postsOf(pages)[0]?.author.handle, karim.handle);
    chat.omitProfiles(false);
  });
});
