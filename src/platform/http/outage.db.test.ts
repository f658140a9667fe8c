import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { compose } from '../../compose.ts';
import type { Application } from '../../compose.ts';
import { connectDatabase, migrate } from '../database/index.ts';
import type { Database } from '../database/index.ts';
import { silentLog } from '../log.ts';
import { describePostgresFailure, startEmbeddedPostgres } from '../postgres/index.ts';
import type { EmbeddedPostgres } from '../postgres/index.ts';

describe('a restart of the database', () => {
  let home: string;
  let postgres: EmbeddedPostgres;
  let database: Database;
  let application: Application;
  let url: string;
  let cookie: string;

  before(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'visavis-outage-'));
    const started = await startEmbeddedPostgres({ home, log: silentLog(), careless: true, restartDelaysMs: [1_500, 1_500] });
    if (!started.ok) throw new Error(describePostgresFailure(started.error));
    postgres = started.value;
    await migrate(postgres.url);
    database = connectDatabase({ url: postgres.url });
    const config = {
      home,
      databaseUrl: null,
      host: '127.0.0.1',
      port: 0,
      publicUrl: null,
      secureCookie: false,
      logLevel: 'silent',
    } as const;
    application = compose(
      { ...config, previousSecret: null, secret: 'x'.repeat(40) },
      { database, databaseUrl: postgres.url, log: silentLog() },
    );
    await application.startWorker();
    ({ url } = await application.startWeb());
    const created = await fetch(`${url}/api/v1/organisations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        name: 'Ligne R',
        timeZone: 'Europe/Paris',
        language: 'fr',
        givenName: 'Inès',
        familyName: 'Nadaud',
        jobTitle: '',
        email: 'ines@example.org',
        passphrase: 'une phrase assez longue',
      }),
    });
    cookie = created.headers.getSetCookie()[0]!.split(';')[0]!;
  });
  after(async () => {
    await application.stop();
    await database.close();
    await postgres.stop();
    await rm(home, { recursive: true, force: true });
  });

  const rename = async (jobTitle: string) => {
    const response = await fetch(`${url}/api/v1/me`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ jobTitle }),
    });
    return { status: response.status, body: (await response.json()) as { error?: { kind: string }; member?: { jobTitle: string } } };
  };

  test('is told in words while it lasts, then everything goes on by itself, with nothing half-written', async () => {
    const heard: string[] = [];
    const stream = await fetch(`${url}/api/v1/events`, { headers: { cookie } });
    const reading = (async () => {
      for await (const chunk of stream.body!.pipeThrough(new TextDecoderStream())) heard.push(chunk);
    })().catch(() => {});

    assert.equal((await rename('before')).status, 200);
    process.kill(postgres.pid, 'SIGINT');
    await sleep(200);
    const during = await Promise.all([rename('during'), rename('during'), fetch(`${url}/readyz`), fetch(`${url}/healthz`)]);
    for (const answer of during.slice(0, 2) as Awaited<ReturnType<typeof rename>>[]) {
      assert.deepEqual([answer.status, answer.body.error?.kind], [503, 'database-unavailable']);
    }
    assert.deepEqual([(during[2] as Response).status, (during[3] as Response).status], [503, 200]);

    const deadline = performance.now() + 15_000;
    while ((await fetch(`${url}/readyz`)).status !== 200) {
      assert.ok(performance.now() < deadline, 'not ready again within 15 seconds');
      await sleep(100);
    }
    const afterwards = await rename('after');
    assert.deepEqual([afterwards.status, afterwards.body.member?.jobTitle], [200, 'after']);

    // The stream that was open before has gone on: who sat in front of it missed nothing.
    const changes = () => heard.join('').match(/"kind":"member.changed"/g)?.length ?? 0;
    while (changes() < 2) {
      assert.ok(performance.now() < deadline + 5_000, 'the live stream did not go on');
      await sleep(50);
    }
    assert.equal(changes(), 2);
    await application.stop();
    await reading;
  });
});
