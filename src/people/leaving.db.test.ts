import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { inviteSomebody, installPeople, ORGANISATION, PASSPHRASE, SOMEBODY } from '../../test/harness/people-browsers.ts';
import type { Browser } from '../../test/harness/people-browsers.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import type { Holding } from './index.ts';
import type { CreatedInvitation, MemberView, Me } from './schema.ts';

const kindOf = ({ status, error }: Awaited<ReturnType<Browser>>) => `${status} ${error.kind}`;
const idOf = async (browser: Browser) => ((await browser('GET', '/me')).body as Me).member.memberId;

describe('leaving', () => {
  let made: TestDatabase;
  let open: () => Browser;
  let admin: Browser;
  let came = 0;
  const told: string[] = [];
  const holding: Holding = {
    name: 'elsewhere',
    leave: async (_, memberId) => void told.push(`leave ${memberId}`),
    erase: async (_, memberId) => void told.push(`erase ${memberId}`),
    export: async () => ({ kept: 'a word of mine' }),
  };

  before(async () => {
    ({ made, open } = await installPeople([holding]));
    admin = open();
    await admin('POST', '/organisations', ORGANISATION);
  });
  after(async () => await made.close());

  /** A new colleague, at a browser. */
  async function join(role = 'member') {
    const browser = open();
    came += 1;
    const person = { ...SOMEBODY, givenName: 'Hortense', familyName: `Quillfeather${came}`, email: `hortense${came}@example.org`, role };
    return { browser, member: await inviteSomebody(admin, browser, person) };
  }
  const leave = (browser: Browser, erase = false, passphrase = PASSPHRASE) => browser('POST', '/me/leave', { passphrase, erase });
  const cardOf = async (memberId: string) =>
    ((await admin('GET', '/members')).body as { members: MemberView[] }).members.find((one) => one.memberId === memberId)!;

  test('takes the passphrase, and guesses are counted like those of a sign-in', async () => {
    const { browser } = await join();
    assert.equal(kindOf(await leave(browser, true, 'pas celle-là')), '400 wrong-credentials');
    assert.equal((await browser('GET', '/me')).status, 200);
    for (let guess = 0; guess < 4; guess += 1) await leave(browser, true, `essai ${guess}`);
    assert.equal(kindOf(await leave(browser, true)), '429 locked');
  });

  test('ends sessions, invitations and consent, and tells the other rooms', async () => {
    const { browser, member } = await join('lead');
    await browser('PATCH', '/me', { listedPublicly: true });
    const invited = (await browser('POST', '/invitations', { email: 'friend@example.org', role: 'member' })).body as CreatedInvitation;
    assert.equal((await leave(browser)).status, 204);
    assert.equal((await browser('GET', '/me')).status, 401);
    assert.equal(kindOf(await open()('POST', '/session', { email: member.email, passphrase: PASSPHRASE })), '400 wrong-credentials');
    const gone = await open()('GET', `/invitations/open/${invited.link.split('/').at(-1)}`);
    assert.equal(gone.error['why'], 'revoked');
    const card = await cardOf(member.memberId);
    assert.deepEqual([card.state, card.listedPublicly, card.givenName, card.erasedAt], ['deactivated', false, 'Hortense', null]);
    assert.ok(card.leftAt);
    assert.deepEqual(told.splice(0), [`leave ${member.memberId}`]);
  });

  test('can be undone by an administrator, as long as nothing was erased', async () => {
    const { browser, member } = await join();
    await leave(browser);
    assert.equal((await admin('PATCH', `/members/${member.memberId}`, { state: 'active' })).status, 200);
    const card = await cardOf(member.memberId);
    assert.deepEqual([card.state, card.leftAt], ['active', null]);
    assert.equal((await open()('POST', '/session', { email: member.email, passphrase: PASSPHRASE })).status, 200);
  });

  test('is not for the last administrator, even when two leave at once', async () => {
    assert.equal(kindOf(await leave(admin)), '409 last-administrator');
    const { browser: second } = await join('administrator');
    const both = await Promise.all([leave(admin), leave(second)]);
    assert.deepEqual(both.map(kindOf).toSorted(), ['204 none', '409 last-administrator']);
    if (both[0].status === 204) admin = second;
  });

  test('erases all that is personal when asked to, and the initials stay nobody else’s', async () => {
    told.splice(0);
    const { browser, member } = await join();
    await browser('PATCH', '/me', {
      pronouns: 'zelle',
      speakerTag: 'HortenseQ',
      topics: ['philatélie'],
      jobTitle: 'vigie',
      publicName: 'Horty',
    });
    assert.equal((await leave(browser, true)).status, 204);
    const card = await cardOf(member.memberId);
    assert.deepEqual(
      { ...card, leftAt: null, erasedAt: null },
      {
        memberId: member.memberId,
        givenName: '',
        familyName: '',
        publicName: member.initials,
        initials: member.initials,
        jobTitle: '',
        email: '',
        role: 'member',
        state: 'deactivated',
        language: null,
        pronouns: '',
        speakerTag: null,
        languages: [],
        topics: [],
        weeklyMinutes: null,
        listedPublicly: false,
        photoDigest: null,
        leftAt: null,
        erasedAt: null,
      },
    );
    assert.deepEqual(told.splice(0), [`leave ${member.memberId}`, `erase ${member.memberId}`]);
    assert.equal(await countRowsSaying(made, `Quillfeather${came}|hortense${came}@|HortenseQ|philatélie|zelle|Horty|vigie`), 0);
    assert.equal(kindOf(await admin('PATCH', `/members/${await idOf(admin)}/card`, { initials: member.initials })), '409 initials-taken');
    assert.equal(kindOf(await admin('PATCH', `/members/${member.memberId}`, { state: 'active' })), '409 erased');
    assert.equal(kindOf(await admin('PATCH', `/members/${member.memberId}/card`, { jobTitle: 'x' })), '409 erased');
    const again = await join();
    await leave(again.browser, true);
    assert.equal((await cardOf(again.member.memberId)).email, '', 'two who were erased do not stand in each other’s way');
    assert.equal((await admin('POST', '/invitations', { email: member.email, role: 'member' })).status, 200, 'and may come again');
  });

  test('an administrator erases who has left and asks for it, never who is still here', async () => {
    const { browser, member } = await join();
    const erase = (by: Browser) => by('POST', `/members/${member.memberId}/erase`);
    assert.equal(kindOf(await erase(browser)), '403 not-allowed');
    assert.equal(kindOf(await erase(admin)), '409 still-here');
    await leave(browser);
    const { browser: lead } = await join('lead');
    assert.equal(kindOf(await erase(lead)), '403 not-allowed');
    const first = (await erase(admin)).body as MemberView;
    assert.ok(first.erasedAt);
    assert.equal(((await erase(admin)).body as MemberView).erasedAt, first.erasedAt, 'twice is once');
  });

  test('one takes along all that is kept, but no key', async () => {
    const { browser, member } = await join();
    const exported = await browser('GET', '/me/export');
    assert.match(exported.headers.get('content-disposition') ?? '', /attachment/);
    const said = exported.body as { member: MemberView; sessions: object[]; elsewhere: object; photo: unknown };
    assert.equal(said.member.familyName, member.familyName);
    assert.equal(said.sessions.length, 1);
    assert.equal(said.photo, null);
    assert.deepEqual(said.elsewhere, { kept: 'a word of mine' });
    assert.doesNotMatch(JSON.stringify(said), /argon2|token/i);
  });

  test('the journal says who, never by name', async () => {
    const { rows } = await made.database.read(((await admin('GET', '/me')).body as Me).organisation.organisationId, async (db) => ({
      rows: await db
        .withTables<{ journal_entry: { kind: string; data: object } }>()
        .selectFrom('journal_entry')
        .select(['kind', 'data'])
        .execute(),
    }));
    const kinds = new Set(rows.map(({ kind }) => kind));
    assert.ok(kinds.has('member.left') && kinds.has('member.erased'));
    assert.doesNotMatch(JSON.stringify(rows), /Hortense|Quillfeather|example\.org/);
  });
});

/** Rows of any table of which some column, as text, matches. */
async function countRowsSaying(made: TestDatabase, pattern: string): Promise<number> {
  const client = new pg.Client({ connectionString: made.url });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(`select relname as name from pg_class join pg_namespace n on n.oid = relnamespace
      where relkind = 'r' and nspname = 'visavis'`);
    let count = 0;
    for (const { name } of tables.rows) {
      const found = await client.query<{ n: number }>(`select count(*)::int as n from visavis.${name} t where t::text ~ $1`, [pattern]);
      count += found.rows[0]!.n;
    }
    return count;
  } finally {
    await client.end();
  }
}
