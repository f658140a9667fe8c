import { AppBskyEmbedExternal } from '@atproto/api';
import type { Connected, Credentials, NetworkConnection, PostPointer } from '../../src/networks/network.ts';
import { createBlueskyNetwork } from '../../src/networks/bluesky/index.ts';
import { networkContract, type ContractPerson, type FreshConnection } from '../../src/networks/network.contract.ts';
import { startChatFake } from './atproto/chat-fake.ts';
import { startReportFake } from './atproto/report-fake.ts';
import { startFaultProxy } from './fault-proxy.ts';
import { type AtPerson, type PostedRecord, startAtNetwork } from './harness.ts';
import { PIXEL } from './pixel.ts';

networkContract('bluesky, on a real AT Protocol network', async () => {
  const at = await startAtNetwork();
  const [holder, passerBy, bystander, ...crowd] = await Promise.all(
    ['ligne-c', 'lea', 'karim', 'ines', 'paul', 'noe'].map((handle) => at.createPerson({ handle })),
  );
  if (holder === undefined || passerBy === undefined || bystander === undefined) throw new Error('nobody is here');
  const [chat, reports] = await Promise.all([startChatFake(at), startReportFake(at)]);
  const proxy = await startFaultProxy(at.pdsUrl);
  const proxies = [proxy];
  const network = createBlueskyNetwork({
    pace: { busyMs: 200, carefulEveryMs: 1_000, ownEveryMs: 500, chatBusyMs: 200, chatIdleMs: 500 },
    services: { chat: chat.did, moderation: reports.did },
  });
  const secrets = { secret: holder.privilegedPassword, server: proxy.url };

  async function connect({ secret, server } = secrets): Promise<Connected> {
    const request = { organisationId: 'o', server, handle: holder!.handle, secret };
    const connected = await network.connect(request, AbortSignal.timeout(10_000));
    if (!connected.ok) throw new Error(`not connected: ${JSON.stringify(connected.error)}`);
    return connected.value;
  }
  /** What is kept of a sign-in, and connections opened from it. */
  function keep({ person, server, credentials, capabilities }: Connected) {
    let stored: Credentials = credentials;
    const open = (): NetworkConnection =>
      network.open({
        organisationId: 'o',
        accountId: 'a',
        identity: person.identity,
        server,
        credentials: stored,
        capabilities,
        saveCredentials: async (renewed) => void (stored = renewed),
        loadCredentials: async () => stored,
      });
    return { open, saved: () => stored };
  }

  /** By an app password of its own, through a proxy of its own. */
  async function openFresh(): Promise<FreshConnection> {
    const name = `essai-${proxies.length}`;
    const { data } = await holder!.agent.com.atproto.server.createAppPassword({ name, privileged: true });
    const between = await startFaultProxy(at.pdsUrl);
    proxies.push(between);
    const kept = keep(await connect({ secret: data.password, server: between.url }));
    const expired = { kind: 'answer', status: 400, body: '{"error":"ExpiredToken","message":"Token has expired"}' } as const;
    return {
      connection: kept.open(),
      saved: kept.saved,
      reopen: kept.open,
      endAccess: async () => between.break({ ...expired, path: 'com.atproto.repo' }),
      // An access token outlives its app password by two hours on a real server; here they have passed.
      async takeAway() {
        await holder!.agent.com.atproto.server.revokeAppPassword({ name });
        for (const path of ['com.atproto.repo', 'app.bsky']) between.break({ ...expired, path, times: 1_000_000 });
      },
    };
  }

  const connected = await connect();
  const { open } = keep(connected);
  const connection = open();
  const people = { chat, to: holder };
  return {
    network,
    connection,
    account: connected.person,
    openAnother: async () => open(),
    passerBy: asContractPerson(passerBy, people),
    bystander: asContractPerson(bystander, people),
    holder: asContractPerson(holder, people),
    settle: () => at.drain(),
    cardUnder: (ref) => cardUnder(passerBy, ref),
    changeProfileElsewhere: async ({ displayName }) => void (await holder.agent.upsertProfile((before) => ({ ...before, displayName }))),
    forgetProfile: async () =>
      void (await holder.agent.com.atproto.repo.deleteRecord({ repo: holder.did, collection: 'app.bsky.actor.profile', rkey: 'self' })),
    loseNextAnswer: () => proxy.break({ kind: 'lose-answer', path: 'com.atproto.repo.putRecord' }),
    refuseNext: (times, seconds) =>
      proxy.break({ kind: 'answer', path: '/xrpc/', times, status: 429, headers: { 'retry-after': String(seconds) } }),
    backlog: (count) => mentionAtOnce([passerBy, bystander, ...crowd], holder, count),
    openFresh,
    async close() {
      await connection.close();
      await Promise.all([...proxies, chat, reports].map((server) => server.close()));
      const violations = [...chat.violations, ...reports.violations];
      if (violations.length > 0) throw new Error(violations.join('\n'));
    },
  };
});

async function cardUnder(by: AtPerson, ref: string) {
  const { data } = await by.agent.app.bsky.feed.getPosts({ uris: [ref] });
  const embed = data.posts[0]?.embed;
  if (!AppBskyEmbedExternal.isView(embed)) return null;
  const { uri: url, title, description, thumb } = embed.external;
  return { url, title, description, pictured: thumb !== undefined };
}

const toPointer = ({ uri, cid }: PostedRecord): PostPointer => ({ ref: uri, version: cid });
const toRecord = ({ ref, version }: PostPointer): PostedRecord => ({ uri: ref, cid: version });

/** `count` mentions by several people at once. The network sorts by the date that they write: that of now. */
async function mentionAtOnce(crowd: readonly AtPerson[], whom: AtPerson, count: number): Promise<string[]> {
  const base = Date.now();
  const label = `@${whom.handle}`;
  const facet = { index: { byteStart: 0, byteEnd: label.length }, features: [{ $type: 'app.bsky.richtext.facet#mention', did: whom.did }] };
  const records = Array.from({ length: count }, (_, n) => ({
    text: `${label} ${n}`,
    facets: [facet],
    createdAt: new Date(base + Math.floor(n / 4)).toISOString(),
  }));
  const sent = await Promise.all(
    crowd.map(async (person, hand) => {
      const isMine = (n: number) => n % crowd.length === hand;
      const posted = await person.postMany(records.filter((_record, n) => isMine(n)));
      const numbers = [...records.keys()].filter(isMine);
      return posted.map(({ uri }, index) => ({ n: numbers[index]!, uri }));
    }),
  );
  return sent
    .flat()
    .toSorted((one, other) => one.n - other.n)
    .map(({ uri }) => uri);
}

function asContractPerson(person: AtPerson, { chat, to }: { chat: { did: string }; to: AtPerson }): ContractPerson {
  const { convo } = person.agent.withProxy('bsky_chat', chat.did as `did:web:${string}`).chat.bsky;
  return {
    identity: person.did,
    handle: person.handle,
    post: async (text, { replyTo, quote, image, languages } = {}) =>
      toPointer(
        await person.post(text, {
          ...(replyTo === undefined ? {} : { replyTo: toRecord(replyTo) }),
          ...(quote === undefined ? {} : { quote: toRecord(quote) }),
          ...(image === undefined ? {} : { images: [{ ...image, bytes: PIXEL }] }),
          ...(languages === undefined ? {} : { languages }),
        }),
      ),
    edit: async (ref, text) => void (await person.edit(ref, text)),
    delete: (ref) => person.delete(ref),
    async whisper(text, { replyTo } = {}) {
      const { data } = await convo.getConvoForMembers({ members: [to.did] });
      const message = { text, ...(replyTo === undefined ? {} : { replyTo: { messageId: replyTo.version } }) };
      const sent = await convo.sendMessage({ convoId: data.convo.id, message });
      return { ref: `at-chat://${data.convo.id}/${sent.data.id}`, version: sent.data.id };
    },
    follow: async () => void (await person.agent.follow(to.did)),
    async rename() {
      const handle = person.handle.replace('.', '-bis.');
      await person.agent.com.atproto.identity.updateHandle({ handle });
      return handle;
    },
    async canRead(ref) {
      const [, conversation = '', message = ''] = /^at-chat:\/\/([^/]+)\/(.+)$/.exec(ref) ?? [];
      try {
        const { data } = await convo.getMessages({ convoId: conversation });
        return data.messages.some((one) => 'id' in one && one.id === message);
      } catch {
        return false;
      }
    },
  };
}
