/** The X adapter keeps the contract: on our own fake, and on any server that `X_TEST_URL`, `X_TEST_TOKEN` and `X_TEST_SECOND_TOKEN` name. */
import process from 'node:process';
import { badServersContract } from '../../src/networks/network.contract-bad-servers.ts';
import { networkContract, type ContractHarness, type FreshConnection } from '../../src/networks/network.contract.ts';
import type { Credentials, Network, NetworkConnection } from '../../src/networks/network.ts';
import { createXNetwork } from '../../src/networks/x/index.ts';
import { bareToken } from '../../src/networks/x/credentials.ts';
import type { FieldNames } from './x/field-names.ts';
import { tokenPerson, worldPerson } from './x/people.ts';
import { signIn } from './x/sign-in.ts';
import { startX, type FakeX } from './x/server.ts';

const QUICK = {
  busyMs: 150,
  idleMs: 300,
  ownEveryMs: 300,
  quotesEveryMs: 300,
  messagesEveryMs: 300,
  carefulEveryMs: 1_000,
  wordEveryMs: 300,
};

async function openFake(names: FieldNames): Promise<ContractHarness> {
  const x = await startX({ names });
  const [ours, lea, karim] = [x.world.addUser('LigneC', 'Ligne C'), x.world.addUser('lea_b', 'Léa'), x.world.addUser('karim75', 'Karim')];
  const { access } = x.world.grant(ours.id);
  const people = { holder: worldPerson(x, ours, ours), passerBy: worldPerson(x, lea, ours), bystander: worldPerson(x, karim, ours) };
  const harness = await openHarness({ server: x.url, token: access, people, x });
  return {
    ...harness,
    ...misbehaviours(x),
    openFresh: () => openFresh(x, harness.network, ours.username),
    async backlog(count) {
      const by = [lea, karim].map((user) => worldPerson(x, user, ours));
      const refs: string[] = [];
      for (let n = 1; n <= count; n += 1) refs.push((await by[n % by.length]!.post(`@${ours.username} pendant votre absence, ${n}`)).ref);
      return refs;
    },
  };
}

const misbehaviours = (x: FakeX): Partial<ContractHarness> => ({
  loseNextAnswer: () => x.break({ at: 'POST /2/tweets', kind: 'lose-answer' }),
  refuseNext(calls, seconds) {
    const reset = String(Math.ceil(Date.now() / 1_000) + seconds);
    const headers = { 'x-rate-limit-limit': '15', 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': reset };
    const body = { title: 'Too Many Requests', detail: 'Too Many Requests', type: 'about:blank', status: 429 };
    x.break({ at: ' /2/', times: calls, kind: 'answer', status: 429, headers, body });
  },
  disturbances: ['duplicate', 'reorder', 'echo-first'],
  disturb(how) {
    x.disorder(how === 'duplicate' || how === 'reorder' ? how : null);
    if (how === 'echo-first') x.break({ at: 'POST /2/tweets', kind: 'late', ms: 700 });
  },
  skewClock: (milliseconds) => x.setSkew(milliseconds),
});

/** A sign-in of its own, through X's page, as an owner does it with an application of hers. */
async function openFresh(x: FakeX, network: Network, username: string): Promise<FreshConnection> {
  const connected = await signIn(x, network, username);
  let stored: Credentials = connected.credentials;
  const { capabilities, server, person } = connected;
  const request = { organisationId: 'o', accountId: 'fresh', identity: person.identity, server, capabilities };
  const reopen = (): NetworkConnection =>
    network.open({
      ...request,
      credentials: stored,
      saveCredentials: async (renewed) => void (stored = renewed),
      loadCredentials: async () => stored,
    });
  return {
    connection: reopen(),
    saved: () => stored,
    endAccess: async () => void (x.world.tokens.get(String(stored['accessToken']))!.endsAt = 0),
    async takeAway() {
      x.world.tokens.delete(String(stored['accessToken']));
      x.world.refreshes.delete(String(stored['refreshToken']));
    },
    reopen,
  };
}

async function openHarness({
  server,
  token,
  people,
  x,
}: {
  server: string;
  token: string;
  people: Pick<ContractHarness, 'holder' | 'passerBy' | 'bystander'>;
  x?: FakeX;
}): Promise<ContractHarness> {
  // A real server is not to be hurried.
  const network = createXNetwork(x === undefined ? {} : { pace: QUICK });
  const connected = await network.connect({ organisationId: 'o', server, handle: '', secret: token }, AbortSignal.timeout(20_000));
  if (!connected.ok) throw new Error(`not connected: ${JSON.stringify(connected.error)}`);
  const { person, credentials, capabilities } = connected.value;
  let stored: Credentials = credentials;
  const open = (): NetworkConnection =>
    network.open({
      organisationId: 'o',
      accountId: 'a',
      identity: person.identity,
      server: connected.value.server,
      credentials: stored,
      capabilities,
      saveCredentials: async (renewed) => void (stored = renewed),
      loadCredentials: async () => stored,
    });
  const connection = open();
  return {
    network,
    connection,
    account: person,
    openAnother: async () => open(),
    ...people,
    // X indexes within seconds; the fake at once.
    settle: async () => void (await new Promise((resolve) => setTimeout(resolve, x === undefined ? 3_000 : 0))),
    changeProfileElsewhere: async ({ displayName }) => {
      const user = x?.world.users.get(person.identity);
      if (user !== undefined) user.name = displayName;
    },
    async close() {
      await connection.close();
      await x?.close();
    },
  };
}

badServersContract('x', {
  network: createXNetwork({ pace: QUICK }),
  open: (server) => {
    const network = createXNetwork({ pace: QUICK });
    const credentials = { ...bareToken('token'), username: 'LigneC' };
    return network.open({ organisationId: 'o', accountId: 'a', identity: '1', server, credentials, saveCredentials: async () => {} });
  },
  connect: async (server, signal) => await createXNetwork().connect({ organisationId: 'o', server, handle: '', secret: 'token' }, signal),
  ref: '1460323737035677698',
});

networkContract('X, under the names since 2026', () => openFake('post'));
networkContract('X, under the names before 2026', () => openFake('tweet'));

const { X_TEST_URL: server, X_TEST_TOKEN: token, X_TEST_SECOND_TOKEN: second } = process.env;
if (server !== undefined && token !== undefined && second !== undefined) {
  networkContract(`X, at ${server}`, async () => {
    const people = { holder: await tokenPerson(server, token), passerBy: await tokenPerson(server, second) };
    return await openHarness({ server, token, people });
  });
}
