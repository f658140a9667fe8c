/** Connects an account of the fake X through its own page, as its holder would in a browser. */
import type { Connected, Network } from '../../../src/networks/network.ts';
import type { FakeX } from './server.ts';

const REDIRECT = 'https://visavis.example.org/networks/x/authorised';

/** Where the browser comes back to once the holder has said yes, or no. */
export async function answerPage(url: string, as: string, say: 'yes' | 'no' = 'yes'): Promise<Readonly<Record<string, string>>> {
  const page = new URL(url);
  page.searchParams.set('as', as);
  page.searchParams.set('say', say);
  const answer = await fetch(page, { redirect: 'manual' });
  const back = answer.headers.get('location');
  if (back === null) throw new Error(`the page answered ${answer.status}: ${await answer.text()}`);
  return Object.fromEntries(new URL(back).searchParams);
}

export async function signIn(x: FakeX, network: Network, username: string): Promise<Connected> {
  const { clientId, clientSecret, bearer } = x.world.application;
  const application = { clientId, clientSecret, applicationToken: bearer };
  const signal = AbortSignal.timeout(10_000);
  const begun = await network.authorisation!.begin(
    { organisationId: 'o', server: x.url, handle: '', redirectUrl: REDIRECT, application },
    signal,
  );
  if (!begun.ok) throw new Error(JSON.stringify(begun.error));
  const parameters = await answerPage(begun.value.url, username);
  const pending: unknown = JSON.parse(JSON.stringify(begun.value.pending));
  const connected = await network.authorisation!.complete({ organisationId: 'o', pending, parameters }, signal);
  if (!connected.ok) throw new Error(JSON.stringify(connected.error));
  return connected.value;
}
