/** 600 mentions a second for 60 s from the practice network into one process: each stored once, and announced to a browser's stream. */
import { setTimeout as sleep } from 'node:timers/promises';
import { connectDatabase } from '../src/platform/database/index.ts';
import { callOut, compareSides, gatherCrowd } from './surge/crowd-store.ts';
import { startProduct } from './surge/product.ts';
import { signUp } from './surge/visitor.ts';
import type { Stream } from './surge/visitor.ts';

const RATE = Number(process.env['BENCH_RATE'] ?? 600);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 60);
/** Mentions are committed every so many milliseconds, as many as are due by then. */
const EVERY_MS = 20;
const PATIENCE_MS = 60_000;
const TARGET_P95_MS = 1_000;
const say = (text: string) => process.stderr.write(`${text}\n`);

async function send(call: (batch: { first: number; count: number }) => Promise<unknown>): Promise<number> {
  const total = RATE * SECONDS;
  const start = performance.now();
  let sent = 0;
  while (sent < total) {
    const due = Math.min(total, Math.floor(((performance.now() - start) / 1_000) * RATE));
    if (due > sent) {
      await call({ first: sent, count: due - sent });
      sent = due;
    }
    await sleep(EVERY_MS);
  }
  return (performance.now() - start) / 1_000;
}

async function allAnnounced(stream: Stream, total: number): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  while (stream.announced.length < total && performance.now() < until) await sleep(50);
  // A double would come after the last one.
  await sleep(2_000);
}

const round = (value: number): number => Math.round(value * 10) / 10;

function figures(sides: Awaited<ReturnType<typeof compareSides>>, stream: Stream) {
  const times = new Map<string, number[]>();
  for (const { messageId, at } of stream.announced) times.set(messageId, [...(times.get(messageId) ?? []), at]);
  const stored = sides.filter(({ messageId }) => messageId !== null);
  const delays = stored
    .flatMap(({ messageId, publishedAt }) => (times.get(messageId ?? '') ?? []).slice(0, 1).map((at) => at - publishedAt))
    .toSorted((a, b) => a - b);
  const at = (share: number) => round(delays[Math.max(0, Math.ceil(delays.length * share) - 1)] ?? Infinity);
  return {
    sent: sides.length,
    stored: stored.length,
    announced: times.size,
    lost: sides.length - delays.length,
    doubles: stream.announced.length - times.size,
    milliseconds: { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) },
  };
}

const product = await startProduct();
const database = connectDatabase({ url: product.databaseUrl, maximumConnections: 4 });
let met = false;
try {
  const visitor = await signUp(product.url);
  const { organisationId } = visitor;
  await visitor.request('POST', '/accounts', { network: 'practice', server: 'practice', handle: 'surge', secret: 'surge' });
  await gatherCrowd(database, organisationId);
  const stream = await visitor.listen();
  say(`${RATE} mentions a second for ${SECONDS} s…`);
  const cpuBefore = product.cpuSeconds();
  const seconds = await send((batch) => callOut(database, organisationId, batch));
  await allAnnounced(stream, RATE * SECONDS);
  const cpu = product.cpuSeconds() - cpuBefore;
  const result = figures(await compareSides(database, organisationId), stream);
  stream.close();
  met = result.lost === 0 && result.doubles === 0 && result.milliseconds.p95 < TARGET_P95_MS;
  const rate = round(result.sent / seconds);
  console.log(
    JSON.stringify({
      bench: 'surge',
      wanted: { rate: RATE, seconds: SECONDS, p95: TARGET_P95_MS },
      rate,
      ...result,
      processorSeconds: round(cpu),
      met,
    }),
  );
} finally {
  await database.close();
  await product.stop();
}
process.exitCode = met ? 0 : 1;
