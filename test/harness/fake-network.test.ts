import type { ContractPerson } from '../../src/networks/network.contract.ts';
import { networkContract } from '../../src/networks/network.contract.ts';
import { createFakeNetwork } from './fake-network.ts';

networkContract('the fake network of the tests', async () => {
  const fake = createFakeNetwork();
  fake.addPerson('ligne4', 'right');
  fake.addPerson('lea', 'hers');
  const connected = await fake.network.connect(
    { organisationId: '', server: '', handle: 'ligne4', secret: 'right' },
    AbortSignal.timeout(1_000),
  );
  if (!connected.ok) throw new Error('not connected');
  const { person, server, credentials } = connected.value;
  const saveCredentials = async () => {};
  const open = () =>
    fake.network.open({ organisationId: '', accountId: '', identity: person.identity, server, credentials, saveCredentials });
  const connection = open();
  const actAs = (handle: string): ContractPerson => ({
    identity: `fake:${handle}`,
    handle,
    post: async (text, { replyTo, quote, languages, contentWarning } = {}) =>
      fake.post(handle, text, {
        ...(replyTo ? { replyTo } : {}),
        ...(quote ? { quote } : {}),
        ...(languages ? { languages } : {}),
        ...(contentWarning ? { contentWarning } : {}),
      }),
    edit: async (ref, text) => fake.edit(ref, text),
    delete: async (ref) => fake.remove(ref),
  });
  return {
    network: fake.network,
    connection,
    account: person,
    openAnother: async () => open(),
    passerBy: actAs('lea'),
    holder: actAs('ligne4'),
    settle: async () => {},
    cardUnder: async (ref) => fake.cardUnder(ref),
    changeProfileElsewhere: async (change) => fake.personOf(person.handle).profile.edit(change),
    loseNextAnswer: () => fake.misbehave('publish', { doItThenFailWith: { kind: 'outcome-unknown', detail: 'lost' } }),
    close: () => connection.close(),
  };
});
