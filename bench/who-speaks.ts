/**
 * The public page under 200 requests a second, on the demonstration, while its journal is written to: a page of the organisation and one of
 * an account, in two languages, packed as browsers ask for it. Requests leave on time, whether or not those before have come back, and a
 * request's time begins when it should have left: a stall counts for all whom it makes wait.
 */
import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { startProduct } from '../test/journeys/product.ts';

const RATE = Number(process.env['BENCH_RATE'] ?? 200);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 30);
const WARM_SECONDS = 3;
/** Changes a second in the organisation: a busy minute. */
const CHANGES = 2;

const product = await startProduct();
try {
  process.stdout.write(`${JSON.stringify({ bench: 'who-speaks', ...(await measure()) })}\n`);
} finally {
  await product.stop();
}

async function measure() {
  const desk = openDesk(product.url);
  await desk('POST', '/demonstration', {});
  const { members } = await desk<{ members: { memberId: string; role: string; state: string }[] }>('GET', '/members');
  for (const { memberId } of members.filter(({ state }) => state === 'active')) {
    await desk('POST', '/demonstration', { memberId });
    await desk('PATCH', '/me', { listedPublicly: true });
  }
  await desk('POST', '/demonstration', {
    memberId: members.find(({ role, state }) => role === 'administrator' && state === 'active')?.memberId,
  });
  const { settings } = await desk<{ settings: { slug: string } }>('GET', '/public-page');
  const save = async (round: number) =>
    await desk('PUT', '/public-page', { ...settings, published: true, contactPhone: `+33 1 00 00 00 ${round % 90}` });
  await save(0);
  const paths = [
    `/qui-parle/${settings.slug}`,
    `/who-speaks/${settings.slug}`,
    `/qui-parle/${settings.slug}/comptes/ligne4`,
    `/qui-parle/${settings.slug}/carte`,
  ];
  const sizes = await Promise.all(paths.map(async (path) => (await (await fetch(product.url + path)).arrayBuffer()).byteLength));

  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const times: number[] = [];
  const failures = new Map<string, number>();
  let changes = 0;
  const changing = new AbortController();
  const writer = (async () => {
    while (!changing.signal.aborted) {
      await save((changes += 1));
      await sleep(1_000 / CHANGES);
    }
  })();
  const begun = performance.now();
  const total = RATE * (SECONDS + WARM_SECONDS);
  const waiting: Promise<void>[] = [];
  for (let number = 0; number < total; number += 1) {
    const due = begun + (number * 1_000) / RATE;
    const early = due - performance.now();
    if (early > 1) await sleep(early);
    waiting.push(
      ask(agent, product.url + paths[number % paths.length]!).then((status) => {
        if (status !== '200') failures.set(status, (failures.get(status) ?? 0) + 1);
        if (number >= RATE * WARM_SECONDS) times.push(performance.now() - due);
      }),
    );
  }
  await Promise.all(waiting);
  const lasted = (performance.now() - begun) / 1_000;
  changing.abort();
  await writer;
  agent.destroy();
  times.sort((one, other) => one - other);
  const at = (share: number) => Number((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1));
  const p95Ms = at(0.95);
  const answeredPerSecond = Math.round(total / lasted);
  return {
    requests: times.length,
    answeredPerSecond,
    changes,
    failures: Object.fromEntries(failures),
    medianMs: at(0.5),
    p95Ms,
    p99Ms: at(0.99),
    worstMs: at(1),
    largestPageBytes: Math.max(...sizes),
    met: p95Ms < 20 && failures.size === 0 && Math.max(...sizes) <= 50_000,
  };
}

/** The status, once the whole answer is read. */
function ask(agent: Agent, url: string): Promise<string> {
  return new Promise((resolve) => {
    const request = get(url, { agent, timeout: 10_000, headers: { 'accept-encoding': 'br, gzip' } }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(String(answer.statusCode)));
      answer.once('error', () => resolve('cut'));
    });
    request.once('timeout', () => request.destroy());
    request.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
  });
}

function openDesk(url: string) {
  let cookie = '';
  return async <Answer = unknown>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(90_000),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  };
}
