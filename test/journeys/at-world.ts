/** A real AT Protocol network beside a fresh product: an account of ours that misbehaves when told to, and people who speak to it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import type { APIRequestContext, Page } from '@playwright/test';
import { startFaultProxy, type FaultProxy } from '../networks/fault-proxy.ts';
import type { AtNetwork, AtPerson } from '../networks/harness.ts';
import { startTestServer } from '../harness/test-server.ts';
import { expect, INES, test as base } from './fixtures.ts';

export { expect } from './fixtures.ts';
export type { AtPerson } from '../networks/harness.ts';

export interface AtWorld {
  readonly network: AtNetwork;
  /** In front of the PDS: the address that our account is given. */
  readonly proxy: FaultProxy;
  readonly ours: AtPerson;
  person(handle: string, displayName: string): Promise<AtPerson>;
  /** Something that speaks HTTP, and is no PDS. */
  readonly htmlUrl: string;
  /** Inès, who administers an organisation without any account. */
  readonly ines: Page;
}

interface WorkerFixtures {
  network: AtNetwork;
}

export const test = base.extend<{ at: AtWorld }, WorkerFixtures>({
  network: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
    async ({}, use) => {
      const postgres = await emptyDatabase();
      process.env['VISAVIS_TEST_AT_POSTGRES'] = postgres.url;
      // Loaded once its database is named.
      const { startAtNetwork } = await import('../networks/harness.ts');
      const network = await startAtNetwork();
      await use(network);
      await network.stop();
      await postgres.stop();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  at: async ({ network, freshProduct, newPage }, use) => {
    const proxy = await startFaultProxy(network.pdsUrl);
    const html = await startHtmlServer();
    const ines = await newPage(freshProduct.url);
    await createOrganisation(ines.request);
    await use({
      network,
      proxy,
      ours: await network.createPerson({ handle: 'ligne4', displayName: 'Ligne 4' }),
      person: async (handle, displayName) => await network.createPerson({ handle, displayName }),
      htmlUrl: html.url,
      ines,
    });
    await html.close();
    await proxy.close();
  },
});

export async function createOrganisation(api: APIRequestContext): Promise<void> {
  const answer = await api.post('/api/v1/organisations', { data: { name: 'Ligne 4', timeZone: 'Europe/Paris', language: 'fr', ...INES } });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** A database of the run's Postgres, or of one of its own when the journeys are run by themselves. */
async function emptyDatabase(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env['TEST_DATABASE_URL'];
  const server = given ? { url: given, stop: async () => {} } : await startTestServer();
  const name = `visavis_test_journey_${process.pid}`;
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(`create database ${name} template template0`);
  await client.end();
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return { url: url.href, stop: server.stop };
}

async function startHtmlServer(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Bienvenue</title><p>It works!'),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
