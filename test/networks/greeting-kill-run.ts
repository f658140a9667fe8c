/** Somebody takes the helm and greets on a real network while the product is killed at that very moment, again and again; then everything is counted. */
import type { ShiftView } from '../../src/shifts/schema.ts';
import type { AtNetwork } from './harness.ts';
import { insist, openBrowser, settleIn } from './product.ts';
import type { Product } from './product.ts';

export interface GreetingKillOutcome {
  readonly kills: number;
  /** How often the helm was taken: once per kill. */
  readonly shifts: number;
  /** Of those whose answer was lost with the server, how many had been taken all the same. */
  readonly answersLost: number;
  readonly greetingsOnServer: number;
  readonly greetingsDoubled: number;
  /** Of a shift that is taken and that nobody undid. */
  readonly greetingsMissing: number;
  readonly goodbyesDoubled: number;
  /** The profile names nobody after the last has left. */
  readonly profileRestored: boolean;
  readonly seconds: number;
}

const SETTLE_LIMIT_MS = 90_000;
/** Milliseconds after the press within which the kill comes: before, during and after the transaction and the delivery. */
const WINDOW_MS = 900;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Takes the helm `kills` times, each under a greeting of its own, and kills the product at another moment of it each time. */
export async function runGreetingKills(at: AtNetwork, product: Product, kills: number): Promise<GreetingKillOutcome> {
  const began = performance.now();
  const ours = await at.createPerson({ handle: 'ligne-4' });
  await product.start();
  const browser = openBrowser(product.url);
  const { accountId } = await settleIn(browser, { server: at.pdsUrl, handle: ours.handle, secret: ours.appPassword });
  await insist(browser, ['PATCH', `/accounts/${accountId}`, { undoDelaySeconds: 0 }], [200]);
  const taken: string[] = [];
  let answersLost = 0;
  for (let round = 0; round < kills; round += 1) {
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const press = { until, greeting: { text: `Bonjour, c’est {prénom}, salut ${round}.`, language: 'fr' } };
    const pressed = browser.ask('POST', `/accounts/${accountId}/helm/take`, press);
    await sleep((WINDOW_MS * round) / kills);
    await product.kill();
    if ((await pressed).status === 0) answersLost += 1;
    while ((await product.start()) !== 'serving') await sleep(200);
    // The page is loaded again, and a second device presses too.
    const [one, two] = await Promise.all(
      [0, 1].map(() => insist<{ shift: ShiftView }>(browser, ['POST', `/accounts/${accountId}/helm/take`, press], [200])),
    );
    if (one!.body.shift.shiftId !== two!.body.shift.shiftId) throw new Error('two shifts of one member at one helm');
    taken.push(one!.body.shift.shiftId);
    const goodbye = { text: `{prénom} s’en va, salut ${round}.`, language: 'fr' };
    await insist(browser, ['POST', `/shifts/${one!.body.shift.shiftId}/end`, { goodbye }], [200]);
  }
  const said = await settled(at, ours.did, kills);
  const profileRestored = await restored(at, ours.did);
  await product.stop();
  const count = (begins: string, round: number) =>
    said.filter((text) => text.startsWith(begins) && text.includes(`salut ${round}.`)).length;
  const rounds = [...taken.keys()];
  return {
    kills,
    shifts: new Set(taken).size,
    answersLost,
    greetingsOnServer: said.filter((text) => text.startsWith('Bonjour')).length,
    greetingsDoubled: rounds.filter((round) => count('Bonjour', round) > 1).length,
    greetingsMissing: rounds.filter((round) => count('Bonjour', round) === 0).length,
    goodbyesDoubled: rounds.filter((round) => count('Inès', round) > 1).length,
    profileRestored,
    seconds: Math.round((performance.now() - began) / 1_000),
  };
}

/** What the PDS holds once all was said, and a little longer for doubles. */
async function settled(at: AtNetwork, did: string, kills: number): Promise<string[]> {
  const limit = Date.now() + SETTLE_LIMIT_MS;
  for (let full = false; ;) {
    const texts = (await at.recordsOf(did)).map(({ value }) => (value as { text: string }).text);
    if (full || Date.now() > limit) return texts;
    full = texts.length >= kills * 2;
    await sleep(full ? 3_000 : 500);
  }
}

async function restored(at: AtNetwork, did: string): Promise<boolean> {
  const limit = Date.now() + SETTLE_LIMIT_MS;
  for (;;) {
    const query = new URLSearchParams({ repo: did, collection: 'app.bsky.actor.profile', rkey: 'self' });
    const answer = await fetch(`${at.pdsUrl}/xrpc/com.atproto.repo.getRecord?${query}`);
    const record = answer.ok ? ((await answer.json()) as { value: { description?: string } }) : null;
    if (!(record?.value.description ?? '').includes('Aux commandes')) return true;
    if (Date.now() > limit) return false;
    await sleep(500);
  }
}
