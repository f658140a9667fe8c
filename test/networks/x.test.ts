/** The X adapter keeps the contract: on our own fake, and on any server that `X_TEST_URL`, `X_TEST_TOKEN` and `X_TEST_SECOND_TOKEN` name. */
import assert from 'node:assert/strict';
import process from 'node:process';
import type { Credentials, NetworkConnection } from '../../src/networks/network.ts';
import { networkContract, type ContractHarness, type ContractPerson } from '../../src/networks/network.contract.ts';
import { createXNetwork } from '../../src/networks/x/index.ts';
import type { FieldNames } from './x/field-names.ts';
import { tokenPerson, worldPerson } from './x/people.ts';
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
  const [ours, lea] = [x.world.addUser('LigneC', 'Ligne C'), x.world.addUser('lea_b', 'Léa')];
  const { access } = x.world.grant(ours.id);
  const people = { holder: worldPerson(x, ours), passerBy: worldPerson(x, lea) };
  return await openHarness({ server: x.url, token: access, people, x });
}

async function openHarness({
  server,
  token,
  people,
  x,
}: {
  server: string;
  token: string;
  people: { holder: ContractPerson; passerBy: ContractPerson };
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
    ...(x === undefined ? {} : { loseNextAnswer: () => x.break({ at: 'POST /2/tweets', kind: 'lose-answer' }) }),
    async close() {
      await connection.close();
      await x?.close();
      assert.deepEqual(x?.violations ?? [], [], 'requests and answers are those of the published contract');
    },
  };
}

networkContract('X, under the names since 2026', () => openFake('post'));
networkContract('X, under the names before 2026', () => openFake('tweet'));

const { X_TEST_URL: server, X_TEST_TOKEN: token, X_TEST_SECOND_TOKEN: second } = process.env;
if (server !== undefined && token !== undefined && second !== undefined) {
  networkContract(`X, at ${server}`, async () => {
    const people = { holder: await tokenPerson(server, token), passerBy: await tokenPerson(server, second) };
    return await openHarness({ server, token, people });
  });
}
