/**
 * Runs a real AT Protocol network on free ports of this machine: a PLC directory, a PDS, bsync and an AppView (no Ozone, no Redis).
 * Usage: node test/networks/start-network.ts <postgres URL> [schema prefix, letters and _ only]
 * Output: one line of JSON when it is ready (`NetworkAddresses`); logs of trouble on stderr. It ends on SIGINT, SIGTERM, or when its
 * standard input ends, so that it never outlives the test run that started it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { TestBsky, TestBsync, TestPds, TestPlc, mockNetworkUtilities } from '@atproto/dev-env';
import type { NetworkAddresses } from './addresses.ts';

const [postgresUrl, prefix = 'at'] = process.argv.slice(2);
if (postgresUrl === undefined || !/^[A-Za-z_]+$/.test(prefix)) {
  process.stderr.write('usage: start-network.ts <postgres URL> [schema prefix of letters and _]\n');
  process.exit(64);
}

const DRAIN_LIMIT_MS = 60_000;

// The PDS keeps its files in the machine's temporary folder: a folder of this run's own there leaves nothing behind.
const folder = mkdtempSync(path.join(os.tmpdir(), 'visavis-at-'));
process.env['TMPDIR'] = folder;
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

// `create({ port: undefined })` would listen on a random port and announce another: the key must be absent.
const plc = await TestPlc.create({});
const bsync = await TestBsync.create({ apiKeys: ['bsync-key'], dbUrl: postgresUrl, dbSchema: `${prefix}_bsync` });
const pds = await startPds(postgresUrl);

async function startPds(dbPostgresUrl: string) {
  // The PDS must know the AppView's address, and the AppView the PDS's port: the port is chosen first.
  const pdsPort = await freePort();
  const bsky = await TestBsky.create({
    plcUrl: plc.url,
    pdsPort,
    bsyncApiKey: 'bsync-key',
    bsyncUrl: bsync.url,
    repoProvider: `ws://localhost:${pdsPort}`,
    dbPostgresSchema: `${prefix}_appview`,
    dbPostgresUrl,
    // Only asserted to be there, never dialled.
    redisHost: 'unused',
  });
  // By which "seen" marks reach the AppView.
  bsync.ctx.dataplaneClients = [bsky.ctx.dataplane];
  const server = await TestPds.create({
    port: pdsPort,
    didPlcUrl: plc.url,
    bskyAppViewUrl: bsky.url,
    bskyAppViewDid: bsky.ctx.cfg.serverDid,
    bskyAppViewCdnUrlPattern: `${bsky.url}/img/%s/%s/%s`,
  });
  mockNetworkUtilities(server, bsky);
  return { server, bsky };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** Waits until the AppView has indexed all that the PDS had accepted when this was called. */
async function drain(): Promise<void> {
  const { server, bsky } = pds;
  const limit = Date.now() + DRAIN_LIMIT_MS;
  await server.processAll();
  const last = (await server.ctx.sequencer.curr()) ?? 0;
  for (;;) {
    await bsky.sub.processAll();
    if (((await bsky.sub.getCursor()) ?? 0) >= last) break;
    if (Date.now() > limit) throw new Error(`the AppView did not catch up within ${DRAIN_LIMIT_MS} ms`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await bsky.bsyncSub.processAll(await bsync.getStreamHeads());
}

const control = createServer((request, response) => {
  const answer = (status: number, text: string) => response.writeHead(status, { connection: 'close' }).end(text);
  if (request.method !== 'POST' || request.url !== '/drain') return void answer(404, 'POST /drain');
  drain().then(
    () => answer(200, 'drained'),
    (error: unknown) => answer(500, String(error)),
  );
});
await new Promise<void>((resolve) => control.listen(0, '127.0.0.1', resolve));

// The test run's Postgres may go before us: what then fails here is nobody's news.
let ending = false;
for (const trouble of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(trouble, (error: unknown) => {
    if (isLostDatabase(error)) end();
    if (!ending) process.stderr.write(`AT network: ${error instanceof Error ? error.stack : String(error)}\n`);
  });
}

/** 57P: Postgres is shutting down. */
const isLostDatabase = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (String(error.code).startsWith('57P') || error.code === 'ECONNREFUSED');

function end(): void {
  if (ending) return;
  ending = true;
  setTimeout(() => process.exit(0), 3_000).unref();
  control.close();
  const parts = [pds.server, pds.bsky, bsync, plc];
  void Promise.allSettled(parts.map((part) => part.close())).then(() => process.exit(0));
}
process.once('SIGINT', end);
process.once('SIGTERM', end);
process.stdin.once('end', end).once('error', end).resume();

const addresses: NetworkAddresses = {
  pdsUrl: pds.server.url,
  appViewUrl: pds.bsky.url,
  plcUrl: plc.url,
  controlUrl: `http://127.0.0.1:${(control.address() as AddressInfo).port}`,
  pid: process.pid,
};
process.stdout.write(`${JSON.stringify(addresses)}\n`);
