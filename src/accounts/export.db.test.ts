import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { inboxExports } from '../inbox/index.ts';
import { publicationExport } from '../publishing/index.ts';
import { exportAccount } from './export-account.ts';
import type { AccountExport } from './export-account.ts';

describe('the history of an account, taken along', () => {
  let mine: TestDatabase;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());

  test('is its conversations, messages and publications as JSON lines, counted last', async () => {
    const { lead, ines, account, mention, take, reply } = await publishingWorld(mine);
    const told = await mention();
    await take(ines, told.conversationId);
    assert.equal((await reply(ines, told)).ok, true);
    const exported = await exportAccount(
      { database: mine.database, exports: () => [...inboxExports, publicationExport] },
      lead,
      account.accountId,
    );
    assert.ok(exported.ok);
    const parts: Uint8Array[] = [];
    for await (const part of exported.value.lines) parts.push(part);
    const lines = Buffer.concat(parts)
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.deepEqual(
      lines.map(({ kind }) => kind),
      ['account', 'conversation', 'message', 'publication', 'end'],
    );
    assert.deepEqual(lines.at(-1)?.['counts'], { conversation: 1, message: 1, publication: 1 });
    assert.equal(lines[2]?.['text'], told.post.text);
    assert.partialDeepStrictEqual(lines[2], { correspondent: { handle: 'karim' } });
    assert.ok(!Buffer.concat(parts).includes('session'));
  });

  test('is read page by page, as fast as it is taken and no faster', async () => {
    const { lead, account } = await publishingWorld(mine);
    let pages = 0;
    const endless: AccountExport = {
      kind: 'message',
      page: async () => {
        pages += 1;
        return { rows: Array.from({ length: 500 }, (_, index) => ({ index })), next: String(pages) };
      },
    };
    const exported = await exportAccount({ database: mine.database, exports: () => [endless] }, lead, account.accountId);
    assert.ok(exported.ok);
    await exported.value.lines.next();
    assert.equal(pages, 0);
    for (let taken = 1; taken <= 5; taken += 1) await exported.value.lines.next();
    assert.equal(pages, 5);
    await exported.value.lines.return(undefined);
  });

  test('is for who looks after the accounts, of their own organisation', async () => {
    const { lead, ines, account } = await publishingWorld(mine);
    const deps = { database: mine.database, exports: () => [] };
    assert.deepEqual(await exportAccount(deps, ines, account.accountId), { ok: false, error: { kind: 'not-allowed' } });
    const stranger = { ...lead, organisationId: randomUUID() };
    assert.deepEqual(await exportAccount(deps, stranger, account.accountId), { ok: false, error: { kind: 'not-found' } });
  });
});
