/** An organisation heard on three networks at once: a real AT Protocol network with a chat and a Jetstream, our Mastodon and our X. */
import type { APIRequestContext, Page } from '@playwright/test';
import { startChatFake } from '../networks/atproto/chat-fake.ts';
import { startJetstreamShim } from '../networks/atproto/jetstream-shim.ts';
import { startFaultProxy } from '../networks/fault-proxy.ts';
import type { AtNetwork, AtPerson } from '../networks/harness.ts';
import { startFakeMastodon } from '../networks/mastodon/server.ts';
import { startX } from '../networks/x/server.ts';
import { createOrganisation, expect, test as base } from './at-world.ts';
import { invite } from './inbox-world.ts';
import { startProduct } from './product.ts';

export { expect } from './at-world.ts';

/** What was said on a network, as its people name it. */
export type Said = string;

/** One network, its account of ours and one person of its public, under the same words for the three. */
export interface Side {
  /** As the team names it. */
  readonly name: string;
  readonly person: string;
  /** What is left of a message of the usual words once it is signed, as this network counts. */
  readonly left: number;
  readonly handle: string;
  /** Somebody names us. */
  ask(text: string): Promise<Said>;
  /** Our account speaks from another app, and somebody quotes that. */
  quote(text: string): Promise<void>;
  edit(said: Said, text: string): Promise<void>;
  /** To our account alone. */
  whisper(text: string): Promise<void>;
  /** Our answers that the network holds: their words, and what they answer. */
  answers(): Promise<readonly { readonly text: string; readonly to: Said }[]>;
  /** Takes our leave away, in the network's own pages. */
  takeLeave(): Promise<void>;
  /** A new key, made there. */
  makeKey(): Promise<string>;
}

export interface ThreeNetworks {
  readonly sides: readonly Side[];
  /** Inès, who administers; and Maud, a colleague. */
  readonly ines: Page;
  readonly maud: Page;
}

interface Connecting {
  readonly network: string;
  readonly server: string;
  readonly handle: string;
  readonly secret: string;
}
type Opened = { readonly side: Side; readonly connecting: Connecting; close(): Promise<void> };

export const test = base.extend<{ three: ThreeNetworks }>({
  three: async ({ network, newPage, browser }, use) => {
    const [chat, stream] = await Promise.all([startChatFake(network), startJetstreamShim(network)]);
    const product = await startProduct([], { VISAVIS_BLUESKY_CHAT: chat.did, VISAVIS_BLUESKY_STREAM: stream.url });
    const opened = await Promise.all([openBluesky(network, chat.did), openMastodon(), openX()]);
    const ines = await newPage(product.url);
    await createOrganisation(ines.request);
    for (const { connecting } of opened) await connect(ines.request, connecting);
    const maud = await invite(browser, ines.request, { givenName: 'Maud', url: product.url });
    await use({ sides: opened.map(({ side }) => side), ines, maud });
    await maud.context().close();
    await product.stop();
    for (const { close } of opened) await close();
    await stream.stop();
    await chat.close();
    expect(chat.violations).toEqual([]);
  },
});

/** A machine that does much else may not answer in time; nothing is connected then. */
async function connect(api: APIRequestContext, connecting: Connecting): Promise<void> {
  await expect(async () => {
    const answer = await api.post('/api/v1/accounts', { data: connecting });
    expect(answer.ok(), await answer.text()).toBe(true);
    const { accountId } = (await answer.json()) as { accountId: string };
    expect((await api.patch(`/api/v1/accounts/${accountId}`, { data: { undoDelaySeconds: 0 } })).ok()).toBe(true);
  }).toPass({ timeout: 120_000 });
}

async function openBluesky(network: AtNetwork, chatDid: string): Promise<Opened> {
  const proxy = await startFaultProxy(network.pdsUrl);
  const [ours, lea] = await Promise.all([
    network.createPerson({ handle: 'ligne4', displayName: 'Ligne 4' }),
    network.createPerson({ handle: 'lea', displayName: 'Léa Bleue' }),
  ]);
  const posted = new Map<Said, Awaited<ReturnType<AtPerson['post']>>>();
  const say = async (person: AtPerson, text: string, options = {}) => {
    const post = await person.post(text, options);
    posted.set(post.uri, post);
    await network.drain();
    return post;
  };
  const side: Side = {
    name: 'Bluesky',
    person: 'Léa Bleue',
    left: 245,
    handle: ours.handle,
    ask: async (text) => (await say(lea, `@${ours.handle} ${text}`)).uri,
    async quote(text) {
      await say(lea, text, { quote: await say(ours, 'Travaux dimanche.') });
    },
    async edit(said, text) {
      await lea.edit(said, `@${ours.handle} ${text}`);
      await network.drain();
    },
    async whisper(text) {
      const { convo } = lea.agent.withProxy('bsky_chat', chatDid as `did:web:${string}`).chat.bsky;
      const { data } = await convo.getConvoForMembers({ members: [ours.did] });
      await convo.sendMessage({ convoId: data.convo.id, message: { text } });
    },
    async answers() {
      const records = (await network.recordsOf(ours.did)).map(
        ({ value }) => value as { text: string; reply?: { parent: { uri: string } } },
      );
      return records.flatMap(({ text, reply }) => (reply === undefined ? [] : [{ text, to: reply.parent.uri }]));
    },
    async takeLeave() {
      await ours.agent.com.atproto.server.revokeAppPassword({ name: 'visavis-messages' });
      // The PDS lets an access token live out its hours: the proxy ends it now, and the refresh meets the revocation itself.
      const body = JSON.stringify({ error: 'ExpiredToken', message: 'Token has expired' });
      proxy.break({ kind: 'answer', path: 'listNotifications', times: 1, status: 400, body });
    },
    makeKey: async () => (await ours.agent.com.atproto.server.createAppPassword({ name: 'visavis 2', privileged: true })).data.password,
  };
  const connecting = { network: 'bluesky', server: proxy.url, handle: ours.handle, secret: ours.privilegedPassword };
  return { side, connecting, close: proxy.close };
}

async function openMastodon(): Promise<Opened> {
  const fake = await startFakeMastodon();
  const { world, access } = fake;
  const [ours, lea] = ['ligne4', 'lea'].map((username) => world.addPerson({ username }));
  if (!ours || !lea) throw new Error('nobody is here');
  lea.displayName = 'Léa Violette';
  // Whom it follows it hears of at once when they correct themselves.
  world.follow(ours, lea);
  const makeKey = async () => access.makeToken(ours, 'read write').value;
  const side: Side = {
    name: 'Mastodon',
    person: 'Léa Violette',
    left: 457,
    handle: `${ours.username}@${world.domain}`,
    ask: async (text) => world.post(lea, { text: `@${ours.username} ${text}` }).id,
    async quote(text) {
      world.post(lea, { text, quotedId: world.post(ours, { text: 'Travaux dimanche.' }).id });
    },
    edit: async (said, text) => world.edit(world.statuses.get(said)!, { text: `@${ours.username} ${text}` }),
    whisper: async (text) => void world.post(lea, { text: `@${ours.username} ${text}`, visibility: 'direct' }),
    async answers() {
      const said = [...world.statuses.values()].filter(({ personId, parentId }) => personId === ours.id && parentId !== null);
      return said.map(({ text, parentId }) => ({ text, to: parentId ?? '' }));
    },
    async takeLeave() {
      access.revokeAllOf(ours);
      fake.streams.drop();
    },
    makeKey,
  };
  return { side, connecting: { network: 'mastodon', server: fake.url, handle: '', secret: await makeKey() }, close: fake.close };
}

async function openX(): Promise<Opened> {
  const x = await startX();
  const { world } = x;
  const [ours, lea] = [world.addUser('MetroLigne4', 'Ligne 4'), world.addUser('lea', 'Léa Noire')];
  const makeKey = async () => world.grant(ours.id).access;
  const side: Side = {
    name: 'X',
    person: 'Léa Noire',
    left: 241,
    handle: ours.username,
    ask: async (text) => world.addPost({ authorId: lea.id, text: `@${ours.username} ${text}` }).id,
    async quote(text) {
      world.addPost({ authorId: lea.id, text, quoted: world.addPost({ authorId: ours.id, text: 'Travaux dimanche.' }).id });
    },
    edit: async (said, text) => void world.addPost({ authorId: lea.id, text: `@${ours.username} ${text}`, editOf: said }),
    whisper: async (text) => void world.addMessage(lea.id, ours.id, text),
    async answers() {
      const said = [...world.posts.values()].filter(({ authorId, replyTo }) => authorId === ours.id && replyTo !== null);
      return said.map(({ text, replyTo }) => ({ text, to: replyTo ?? '' }));
    },
    takeLeave: async () => world.revokeAll(ours.id),
    makeKey,
  };
  return { side, connecting: { network: 'x', server: x.url, handle: '', secret: await makeKey() }, close: x.close };
}
