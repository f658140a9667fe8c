/**
 * A Bluesky account that was silent for a week, on a real AT Protocol network: how long until all that it missed is heard, in order, and what
 * is lost or double. `BENCH_MISSED`: how many notifications (10,000).
 */
import process from 'node:process';
import { createBlueskyNetwork } from '../src/networks/bluesky/index.ts';
import { startTestServer } from '../test/harness/test-server.ts';

const missed = Number(process.env['BENCH_MISSED'] ?? 10_000);
const HANDS = 5;
const ROUND = 200;
const MOST_DRAINS = 10;
const WEEK_MS = 7 * 24 * 3_600_000;
const LIMIT_MS = 600_000;

const server = await startTestServer();
process.env['TEST_DATABASE_URL'] = server.url;
const { startAtNetwork } = await import('../test/networks/harness.ts');
const at = await startAtNetwork();
let code = 0;
try {
  const ours = await at.createPerson({ handle: 'ligne-w' });
  const hands = await Promise.all(Array.from({ length: HANDS }, (_, n) => at.createPerson({ handle: `main${n}` })));
  const network = createBlueskyNetwork();
  const request = { organisationId: 'o', server: at.pdsUrl, handle: ours.handle, secret: ours.appPassword };
  const connected = await network.connect(request, AbortSignal.timeout(30_000));
  if (!connected.ok) throw new Error(JSON.stringify(connected.error));

  const began = Date.now() - WEEK_MS;
  const label = `@${ours.handle}`;
  const facets = [
    { index: { byteStart: 0, byteEnd: label.length }, features: [{ $type: 'app.bsky.richtext.facet#mention', did: ours.did }] },
  ];
  const dateOf = (n: number) => new Date(began + 60_000 + Math.floor((n * (WEEK_MS - 120_000)) / missed)).toISOString();
  const sent = new Set<string>();
  // In rounds, so that the network's index keeps up however busy the machine is.
  for (let from = 0; from < missed; from += ROUND) {
    const numbers = Array.from({ length: Math.min(ROUND, missed - from) }, (_, n) => from + n);
    const posted = await hands[(from / ROUND) % HANDS]!.postMany(
      numbers.map((n) => ({ text: `${label} ${n}`, facets, createdAt: dateOf(n) })),
    );
    for (const { uri } of posted) sent.add(uri);
    for (let tries = 1; ; tries += 1) {
      const drained = await at.drain().catch((error: unknown) => error);
      if (drained === undefined) break;
      if (tries === MOST_DRAINS) throw drained;
    }
  }

  // The account's cursor as it stood when it fell silent.
  const track = { at: new Date(began).toISOString(), since: new Date(began).toISOString(), heard: [] };
  const cursor = { version: 1, notifications: track, own: null, chat: null };
  const { person, server: home, credentials } = connected.value;
  const kept = {
    organisationId: 'o',
    accountId: 'a',
    identity: person.identity,
    server: home,
    credentials,
    saveCredentials: async () => {},
  };
  const connection = network.open(kept);
  const counts = new Map<string, number>();
  let [disordered, latest, firstMs, failures] = [0, 0, 0, 0];
  const started = performance.now();
  for await (const page of connection.listen(cursor, AbortSignal.timeout(LIMIT_MS))) {
    if (!page.ok) {
      failures += 1;
      continue;
    }
    for (const arrival of page.value.arrivals) {
      if (arrival.kind !== 'post' || arrival.reason === 'own') continue;
      firstMs ||= Math.round(performance.now() - started);
      counts.set(arrival.post.ref, (counts.get(arrival.post.ref) ?? 0) + 1);
      if (arrival.post.writtenAt.getTime() < latest) disordered += 1;
      latest = Math.max(latest, arrival.post.writtenAt.getTime());
    }
    if (counts.size >= sent.size) break;
  }
  const tookMs = Math.round(performance.now() - started);
  await connection.close();
  const lost = [...sent].filter((ref) => !counts.has(ref)).length;
  const double = [...counts.values()].filter((count) => count > 1).length;
  code = lost + double + disordered === 0 && tookMs <= 60_000 ? 0 : 1;
  process.stdout.write(
    `${JSON.stringify({ bench: 'bluesky-backfill', missed: sent.size, tookMs, firstMs, lost, double, disordered, failures })}\n`,
  );
} finally {
  await at.stop();
  await server.stop();
}
process.exit(code);
