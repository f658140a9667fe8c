/**
 * Serves our Mastodon or our X by https on this machine, with a certificate that nobody vouches for, or a real snac by http, and says by
 * which environment the suites are tried on it as on any other server.
 * Usage: node test/networks/serve.ts mastodon|other|x|snac (`other`: our Mastodon as software that only speaks its API)
 * It ends on SIGINT and SIGTERM, with 1 when something broke the published description.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { makeCertificate } from './certificate.ts';
import { startFakeMastodon } from './mastodon/server.ts';
import { findSnac, startSnac } from './mastodon/snac.ts';
import { startX } from './x/server.ts';

const [, , name = ''] = process.argv;
const folder = await mkdtemp(path.join(tmpdir(), 'visavis-fake-'));
const { file, ...tls } = await makeCertificate(folder);
const { url, tokens, close } = await open();
const prefix = name === 'x' ? 'X' : 'MASTODON';
const [ours, theirs] = tokens;
const environment = { NODE_EXTRA_CA_CERTS: file, TEST_URL: url, TEST_TOKEN: ours, TEST_SECOND_TOKEN: theirs };
const words = Object.entries(environment).map(([key, value]) => `${key.startsWith('TEST') ? `${prefix}_${key}` : key}=${value}`);
process.stdout.write(`${words.join(' ')}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void close()
      .catch((error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exitCode = 1;
      })
      .finally(() => void rm(folder, { recursive: true, force: true }));
  });
}

async function open(): Promise<{ url: string; tokens: readonly string[]; close(): Promise<void> }> {
  if (name === 'snac') {
    const found = findSnac();
    if ('missing' in found) throw new Error(found.missing);
    const snac = await startSnac(found.command);
    return { url: snac.url, tokens: snac.people.map(({ token }) => token), close: snac.stop };
  }
  if (name === 'x') {
    const x = await startX({ tls });
    const people = [x.world.addUser('LigneC', 'Ligne C'), x.world.addUser('lea_b', 'Léa')];
    return { url: x.url, tokens: people.map(({ id }) => x.world.grant(id).access), close: x.close };
  }
  if (name !== 'mastodon' && name !== 'other') throw new Error('which one? mastodon, other, x or snac');
  const { url: at, world, access, settings, close: end } = await startFakeMastodon({ tls });
  if (name === 'other') {
    Object.assign(settings, { other: true, ignoresKeys: true, streaming: 'none' });
    Object.assign(world.settings, { ulids: true, filtersStrangers: false });
  }
  const people = [world.addPerson({ username: 'lignec' }), world.addPerson({ username: 'lea' })];
  return { url: at, tokens: people.map((person) => access.makeToken(person, 'read write follow').value), close: end };
}
