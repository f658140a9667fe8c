import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkDomain, type DomainDeps } from './domain.ts';

const identity = 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa';
const other = 'did:plc:bbbbbbbbbbbbbbbbbbbbbbbb';
const host = '_atproto.lignec.example.org';
const url = 'https://lignec.example.org/.well-known/atproto-did';

/** A domain with these records and this page; null: there are none. An `Error` is what the resolver throws. */
async function check(
  records: readonly string[] | Error | null,
  page: string | null,
  contentType = 'text/plain',
  typed = 'lignec.example.org',
) {
  const asked: string[] = [];
  const deps: DomainDeps = {
    async resolveTexts(name) {
      asked.push(name);
      if (records === null) throw Object.assign(new Error('none'), { code: 'ENODATA' });
      if (records instanceof Error) throw records;
      return records;
    },
    async readPage(address) {
      asked.push(address);
      return page === null ? { status: 404, text: 'Introuvable', contentType: 'text/html' } : { status: 200, text: page, contentType };
    },
  };
  return { ...(await checkDomain({ domain: typed, identity }, deps)), asked };
}

describe('the domain of an organisation', () => {
  it('is its handle by a record, or by a page', async () => {
    assert.deepEqual((await check([`did=${identity}`], null)).isRight, true);
    assert.deepEqual((await check(null, `${identity}\n`)).isRight, true);
    assert.deepEqual((await check(['v=spf1 -all', `did=${identity}`], null)).findings[0], { kind: 'right', by: 'dns' });
  });

  it('is taken as it is typed or pasted', async () => {
    for (const typed of ['https://LigneC.example.org/', '@lignec.example.org', ' lignec.example.org\u200b', 'lignec.example.org/contact']) {
      const { domain, asked } = await check([`did=${identity}`], null, 'text/plain', typed);
      assert.equal(domain, 'lignec.example.org', typed);
      assert.deepEqual(asked.toSorted(), [host, url].toSorted());
    }
    for (const typed of ['', 'localhost', 'pas un domaine', identity]) {
      assert.deepEqual((await check(null, null, 'text/plain', typed)).findings, [{ kind: 'not-a-domain' }], typed);
    }
  });

  it('that says nothing is told what to write, and where', async () => {
    const { isRight, findings } = await check(null, null);
    assert.equal(isRight, false);
    assert.deepEqual(findings, [
      { kind: 'record-missing', host, value: `did=${identity}` },
      { kind: 'page-missing', url, value: identity, status: 404 },
    ]);
  });

  it('whose record names somebody else is not its handle, whatever its page says', async () => {
    const { isRight, findings } = await check([`did=${other}`], identity);
    assert.equal(isRight, false);
    assert.deepEqual(findings[0], { kind: 'record-other', host, found: `did=${other}`, value: `did=${identity}` });
  });

  it('whose records contradict each other is by its page only', async () => {
    const records = [`did=${identity}`, `did=${other}`];
    assert.deepEqual((await check(records, null)).findings[0], { kind: 'record-twice', host, found: records });
    assert.equal((await check(records, null)).isRight, false);
    assert.equal((await check([records[0]!, records[0]!], null)).isRight, true);
  });

  it('whose record lacks its first word is told so', async () => {
    assert.deepEqual((await check([identity], null)).findings[0], {
      kind: 'record-other',
      host,
      found: identity,
      value: `did=${identity}`,
    });
  });

  it('whose page is dressed up, another’s, or the front page is told which', async () => {
    const pageOf = async (page: string, contentType?: string) => (await check(null, page, contentType)).findings[1]?.kind;
    assert.equal(await pageOf(`"${identity}"`), 'page-dressed');
    assert.equal(await pageOf(`did=${identity}`), 'page-dressed');
    assert.equal(await pageOf(`<html>${identity}</html>`, 'text/html'), 'page-dressed');
    assert.equal(await pageOf('<html>Bienvenue</html>', 'text/html; charset=utf-8'), 'page-missing');
    assert.equal(await pageOf(other), 'page-other');
  });

  it('whose name servers do not answer is not called wrong for that', async () => {
    const { findings } = await check(Object.assign(new Error('late'), { code: 'ETIMEOUT' }), null);
    assert.deepEqual(findings[0], { kind: 'dns-failed', host, code: 'ETIMEOUT' });
  });
});
