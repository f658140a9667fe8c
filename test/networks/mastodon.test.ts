import { describe } from 'node:test';
import { createMastodonNetwork } from '../../src/networks/mastodon/index.ts';
import type { Connected, NetworkConnection } from '../../src/networks/network.ts';
import { networkContract } from '../../src/networks/network.contract.ts';
import { readLacks } from '../../src/networks/network.contract-harness.ts';
import { apiPerson } from './mastodon/api-person.ts';
import { asContractPerson } from './mastodon/people.ts';
import { startFakeMastodon, type FakeMastodon } from './mastodon/server.ts';

const REDIRECT = 'http://127.0.0.1/networks/mastodon/authorised';
const PACE = { busyMs: 200, idleMs: 500, checkMs: 1_000, carefulEveryMs: 1_000, ownEveryMs: 500, streamRetryMs: 1_000 };

/** The ways in which servers differ, each of which the whole suite must bear. */
const SERVERS: readonly { name: string; prepare(fake: FakeMastodon): void }[] = [
  { name: 'a Mastodon of our days', prepare: () => undefined },
  {
    name: 'other software, which heeds no idempotency key and never streams',
    prepare({ settings, world }) {
      Object.assign(settings, { other: true, ignoresKeys: true, streaming: 'none' });
      Object.assign(world.settings, { ulids: true, filtersStrangers: false });
    },
  },
];

for (const { name, prepare } of SERVERS) {
  networkContract(`mastodon, on ${name}`, async () => {
    const fake = await startFakeMastodon();
    prepare(fake);
    const { world, streams } = fake;
    const [ours, lea, karim, ...crowd] = ['lignec', 'lea', 'karim', 'ines', 'paul'].map((username) => world.addPerson({ username }));
    if (!ours || !lea || !karim) throw new Error('nobody is here');
    const network = createMastodonNetwork({ pace: PACE });

    /** By leave given in the server's own pages. */
    async function connect(): Promise<Connected> {
      const asked = { organisationId: 'o', server: fake.url, handle: '', redirectUrl: REDIRECT, application: null };
      const begun = await network.authorisation!.begin(asked, AbortSignal.timeout(25_000));
      if (!begun.ok) throw new Error(`no leave could be asked: ${JSON.stringify(begun.error)}`);
      const answer = await fetch(begun.value.url, { redirect: 'manual', headers: { 'user-agent': 'Navigateur' } });
      const parameters = Object.fromEntries(new URL(answer.headers.get('location') ?? '').searchParams);
      const pending: unknown = JSON.parse(JSON.stringify(begun.value.pending));
      const connected = await network.authorisation!.complete({ organisationId: 'o', pending, parameters }, AbortSignal.timeout(25_000));
      if (!connected.ok) throw new Error(`not connected: ${JSON.stringify(connected.error)}`);
      return connected.value;
    }
    const openWith = ({ person, server, credentials, capabilities }: Connected): NetworkConnection =>
      network.open({
        organisationId: 'o',
        accountId: 'a',
        identity: person.identity,
        server,
        credentials,
        capabilities,
        saveCredentials: async () => undefined,
      });

    const connected = await connect();
    const connection = openWith(connected);
    const people = (person: typeof ours) => asContractPerson(fake, person, ours);
    return {
      network,
      connection,
      account: connected.person,
      openAnother: async () => openWith(connected),
      passerBy: people(lea),
      bystander: people(karim),
      holder: people(ours),
      settle: async () => undefined,
      remakesPictures: true,
      changeProfileElsewhere: async ({ displayName }) => void (ours.displayName = displayName),
      loseNextAnswer: () => fake.misbehave({ kind: 'lose-answer', at: 'POST /api/v1/statuses' }),
      refuseNext: (times, seconds) =>
        fake.misbehave({
          kind: 'answer',
          at: '/api/',
          times,
          status: 429,
          headers: limited(seconds),
          body: { error: 'Too many requests' },
        }),
      disturbances: fake.settings.streaming === 'none' ? ['echo-first'] : ['duplicate', 'reorder', 'drop-stream', 'echo-first'],
      disturb(how) {
        streams.mood.how = how === null || how === 'echo-first' ? 'well' : how === 'drop-stream' ? 'drop' : how;
        if (how === 'echo-first') fake.misbehave({ kind: 'late', at: 'POST /api/v1/statuses', ms: 800 });
      },
      skewClock: (milliseconds) => void (world.settings.skewMs = milliseconds),
      async backlog(count) {
        const [week, start] = [7 * 24 * 3_600_000, Date.now()];
        return Array.from({ length: count }, (_, n) => {
          const at = new Date(start - week + Math.floor((week * n) / count));
          const author = crowd[n % crowd.length]!;
          return `${fake.url}/api/v1/statuses/${world.post(author, { text: `@lignec souvenir ${n}` }, at).id}`;
        });
      },
      async openFresh() {
        const fresh = await connect();
        const token = String(fresh.credentials['accessToken']);
        return {
          connection: openWith(fresh),
          saved: () => fresh.credentials,
          takeAway: async () => void (fake.access.find(token)!.revoked = true),
          reopen: () => openWith(fresh),
        };
      },
      async close() {
        await connection.close();
        await fake.close();
      },
    };
  });
}

// Any other server, by the tokens of two of its people.
const real = {
  url: process.env['MASTODON_TEST_URL'],
  ours: process.env['MASTODON_TEST_TOKEN'],
  theirs: process.env['MASTODON_TEST_SECOND_TOKEN'],
};
if (real.url === undefined || real.ours === undefined || real.theirs === undefined) {
  describe('mastodon, on a server of your choice', { skip: 'MASTODON_TEST_URL, _TOKEN and _SECOND_TOKEN name none' }, () => undefined);
} else {
  const { url, ours, theirs } = { url: new URL(real.url).origin, ours: real.ours, theirs: real.theirs };
  networkContract(`mastodon, on ${url}`, async () => {
    const network = createMastodonNetwork({ pace: PACE });
    const connected = await network.connect({ organisationId: 'o', server: url, handle: '', secret: ours }, AbortSignal.timeout(20_000));
    if (!connected.ok) throw new Error(`not connected: ${JSON.stringify(connected.error)}`);
    const { person, server, credentials, capabilities } = connected.value;
    const open = (): NetworkConnection => {
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
    const connection = open();
    const to = person.handle.split('@')[0] ?? '';
    const [passerBy, holder] = await Promise.all([apiPerson(url, theirs, to), apiPerson(url, ours, to)]);
    return {
      network,
      connection,
      account: person,
      openAnother: async () => open(),
      passerBy,
      holder,
      lacks: readLacks(process.env['MASTODON_TEST_LACKS']),
      // Nothing tells when a server has delivered all.
      settle: () => new Promise((resolve) => setTimeout(resolve, 1_000)),
      remakesPictures: true,
      changeProfileElsewhere: async ({ displayName }) => await holder.callOneself(displayName),
      close: () => connection.close(),
    };
  });
}

const limited = (seconds: number): Record<string, string> => ({
  'x-ratelimit-limit': '300',
  'x-ratelimit-remaining': '0',
  'x-ratelimit-reset': new Date(Date.now() + seconds * 1_000).toISOString(),
});
