import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { inviteAndAccept, installPeople, ORGANISATION, PASSPHRASE, SOMEBODY } from '../../test/harness/people-browsers.ts';
import type { Browser } from '../../test/harness/people-browsers.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { forgetPast } from './forget-past.ts';
import type { People } from './index.ts';
import type { CreatedInvitation, MemberView, Me } from './schema.ts';

describe('people', () => {
  let made: TestDatabase;
  let people: People;
  let open: () => Browser;
  let ines: Browser;
  let inesMe: Me;

  before(async () => {
    ({ made, people, open } = await installPeople());
    ines = open();
  });
  after(async () => await made.close());

  test('the first visit makes one organisation, even when two people press the button at once', async () => {
    assert.deepEqual((await ines('GET', '/welcome')).body, { state: 'first-visit', signedIn: false });
    assert.equal((await ines('POST', '/organisations', { ...ORGANISATION, timeZone: 'Europe/Pari' })).error.kind, 'unknown-time-zone');
    const both = await Promise.all([ines('POST', '/organisations', ORGANISATION), ines('POST', '/organisations', ORGANISATION)]);
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 409]);
    assert.equal((await open()('POST', '/organisations', ORGANISATION)).error.kind, 'already-set-up');
    assert.deepEqual((await ines('GET', '/welcome')).body, { state: 'set-up', signedIn: true });
    inesMe = (await ines('GET', '/me')).body as Me;
    assert.equal(inesMe.member.role, 'administrator');
    assert.equal(inesMe.member.initials, 'IN');
    assert.equal(inesMe.organisation.timeZone, 'Europe/Paris');
  });

  test('a short passphrase and a false e-mail are refused where they were typed', async () => {
    const refused = await open()('POST', '/organisations', { ...ORGANISATION, passphrase: 'court', email: 'ines@' });
    assert.equal(refused.status, 422);
    assert.deepEqual(
      (refused.error['issues'] as { path: string }[]).map(({ path }) => path),
      ['email', 'passphrase'],
    );
  });

  test('an invitation is good once, and says to whom and from whom before', async () => {
    const invited = await ines('POST', '/invitations', { email: 'Ivan@Example.org', role: 'lead' });
    const { link, invitation } = invited.body as CreatedInvitation;
    assert.match(link, /^http:\/\/visavis\.test\/invitation\/[\w-]{43}$/);
    assert.equal(invitation.email, 'ivan@example.org');
    const token = link.split('/').at(-1);
    const shown = await open()('GET', `/invitations/open/${token}`);
    assert.deepEqual(shown.body, { organisation: 'Ligne R', invitedBy: 'Inès', email: 'ivan@example.org', role: 'lead' });
    const ivan = open();
    const twice = await Promise.all([1, 2].map(() => ivan('POST', '/invitations/accept', { ...SOMEBODY, token })));
    assert.deepEqual(twice.map(({ status }) => status).toSorted(), [200, 410]);
    const me = (await ivan('GET', '/me')).body as Me;
    assert.deepEqual([me.member.initials, me.member.role, me.member.publicName], ['IN2', 'lead', 'Ivan']);
    const gone = await open()('GET', `/invitations/open/${token}`);
    assert.deepEqual(gone.error, { kind: 'invitation-gone', why: 'accepted' });
    assert.equal((await ines('POST', '/invitations', { email: 'IVAN@example.org', role: 'member' })).error.kind, 'already-member');
  });

  test('an invitation can be revoked, is ended by a newer one, and a link that never was says so', async () => {
    const first = (await ines('POST', '/invitations', { email: 'zoe@example.org', role: 'member' })).body as CreatedInvitation;
    const second = (await ines('POST', '/invitations', { email: 'zoe@example.org', role: 'member' })).body as CreatedInvitation;
    const show = async (link: string) => (await open()('GET', `/invitations/open/${link.split('/').at(-1)}`)).error['why'];
    assert.equal(await show(first.link), 'revoked');
    assert.equal(await show(second.link), undefined);
    assert.equal((await ines('DELETE', `/invitations/${second.invitation.invitationId}`)).status, 204);
    assert.equal((await ines('DELETE', `/invitations/${second.invitation.invitationId}`)).status, 204);
    assert.equal(await show(second.link), 'revoked');
    assert.equal(await show('http://visavis.test/invitation/never'), 'unknown');
  });

  test('roles hold: a lead invites members only, a member nobody, and neither changes roles', async () => {
    const lead = open();
    const member = open();
    const leads = await inviteAndAccept(ines, lead, 'lead@example.org', 'lead');
    await inviteAndAccept(lead, member, 'member@example.org', 'member');
    assert.equal((await lead('POST', '/invitations', { email: 'a@example.org', role: 'lead' })).error.kind, 'not-allowed');
    assert.equal((await member('POST', '/invitations', { email: 'a@example.org', role: 'member' })).error.kind, 'not-allowed');
    assert.equal((await ines('POST', '/invitations', { email: 'chosen@example.org', role: 'lead' })).status, 200);
    const over = await lead('POST', '/invitations', { email: 'chosen@example.org', role: 'member' });
    assert.equal(over.error.kind, 'not-allowed', 'a lead ends no invitation that they could not have given');
    assert.equal((await member('GET', '/invitations')).error.kind, 'not-allowed');
    assert.equal((await lead('PATCH', `/members/${leads.memberId}`, { role: 'administrator' })).error.kind, 'not-allowed');
    assert.equal((await member('GET', '/members')).status, 200);
    assert.equal((await open()('GET', '/members')).error.kind, 'signed-out');
  });

  test('an organisation keeps an administrator, even when two step down at once', async () => {
    const second = open();
    const other = await inviteAndAccept(ines, second, 'second@example.org', 'administrator');
    const both = await Promise.all([
      ines('PATCH', `/members/${inesMe.member.memberId}`, { role: 'member' }),
      second('PATCH', `/members/${other.memberId}`, { role: 'member' }),
    ]);
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 409]);
    const left = both[0].status === 409 ? ines : second;
    assert.equal((await left('PATCH', `/members/${inesMe.member.memberId}`, { role: 'administrator' })).status, 200);
    assert.equal((await ines('PATCH', `/members/${other.memberId}`, { state: 'deactivated' })).status, 200);
  });

  test('who leaves is signed out everywhere at once, and cannot come back in', async () => {
    const leaver = open();
    const { memberId } = await inviteAndAccept(ines, leaver, 'leaver@example.org', 'member');
    assert.equal((await leaver('GET', '/me')).status, 200);
    assert.equal((await ines('PATCH', `/members/${memberId}`, { state: 'deactivated' })).status, 200);
    assert.equal((await leaver('GET', '/me')).status, 401);
    const again = await open()('POST', '/session', { email: 'leaver@example.org', passphrase: PASSPHRASE });
    assert.equal(again.error.kind, 'wrong-credentials');
  });

  test('links that somebody gave are worth nothing once they leave or may no longer give them', async () => {
    const [leaver, demoted] = [open(), open()];
    const left = await inviteAndAccept(ines, leaver, 'left@example.org', 'administrator');
    const down = await inviteAndAccept(ines, demoted, 'down@example.org', 'administrator');
    const give = async (browser: Browser, email: string, role: string) =>
      ((await browser('POST', '/invitations', { email, role })).body as CreatedInvitation).link.split('/').at(-1);
    const links = [
      await give(leaver, 'back@example.org', 'administrator'),
      await give(demoted, 'high@example.org', 'administrator'),
      await give(demoted, 'low@example.org', 'member'),
    ];
    await ines('PATCH', `/members/${left.memberId}`, { state: 'deactivated' });
    await ines('PATCH', `/members/${down.memberId}`, { role: 'lead' });
    const why = await Promise.all(links.map(async (token) => (await open()('GET', `/invitations/open/${token}`)).error['why']));
    assert.deepEqual(why, ['revoked', 'revoked', undefined]);
  });

  test('what is over is forgotten: sessions at once, invitations after 90 days', async () => {
    const { organisationId } = inesMe.organisation;
    await made.database.transact(organisationId, async ({ db }) => {
      await sql`insert into session (organisation_id, session_id, member_id, token_hash, expires_at) select ${organisationId},
        gen_random_uuid(), ${inesMe.member.memberId}, sha256(n::text::bytea), now() - interval '1 second' from generate_series(1, 1500) n`.execute(
        db,
      );
      await sql`insert into invitation (organisation_id, invitation_id, token_hash, email, role, invited_by, expires_at)
        select ${organisationId}, gen_random_uuid(), sha256(n::text::bytea), 'old@example.org', 'member', ${inesMe.member.memberId},
        now() - make_interval(days => n) from generate_series(89, 91, 2) n`.execute(db);
    });
    await forgetPast(made.database);
    const left = await made.database.read(organisationId, async (db) => ({
      sessions: (await sql`select 1 from session where expires_at < now()`.execute(db)).rows.length,
      invitations: (await sql`select 1 from invitation where email = 'old@example.org'`.execute(db)).rows.length,
    }));
    assert.deepEqual(left, { sessions: 0, invitations: 1 });
    assert.equal((await ines('GET', '/me')).status, 200);
  });

  test('a name is one line: nothing in it can end the message, or turn its words round', async () => {
    for (const publicName of ['In\u0000ès', 'Inès\nDirection', 'Inès\u202e', 'Inès\u2028x'])
      assert.equal((await ines('PATCH', '/me', { publicName })).status, 422, JSON.stringify(publicName));
  });

  test('a changed passphrase ends every other session, and the old one opens nothing', async () => {
    const here = open();
    const elsewhere = open();
    await inviteAndAccept(ines, here, 'mover@example.org', 'member');
    assert.equal((await elsewhere('POST', '/session', { email: 'Mover@example.org', passphrase: PASSPHRASE })).status, 200);
    const wrong = await here('POST', '/me/passphrase', { current: 'pas celle-là', next: 'une toute autre phrase' });
    assert.deepEqual([wrong.status, wrong.error.kind], [400, 'wrong-credentials']);
    assert.equal((await here('POST', '/me/passphrase', { current: PASSPHRASE, next: 'une toute autre phrase' })).status, 200);
    assert.equal((await here('GET', '/me')).status, 200);
    assert.equal((await elsewhere('GET', '/me')).status, 401);
    const old = await open()('POST', '/session', { email: 'mover@example.org', passphrase: PASSPHRASE });
    assert.equal(old.error.kind, 'wrong-credentials');
  });

  test('signing out ends the session, not only the cookie', async () => {
    const browser = open();
    await inviteAndAccept(ines, browser, 'outer@example.org', 'member');
    const { rows } = await made.database.pool.query('select 1 from session');
    assert.equal(rows.length, 0, 'seen from outside, there are no sessions');
    assert.equal((await browser('DELETE', '/session')).status, 204);
    assert.equal((await browser('GET', '/me')).status, 401);
    assert.equal((await browser('DELETE', '/session')).status, 204);
  });

  test('a hundred guesses at once are five', async () => {
    const victim = open();
    await inviteAndAccept(ines, victim, 'victim@example.org', 'member');
    const guess = (passphrase: string) => open()('POST', '/session', { email: 'victim@example.org', passphrase });
    const guesses = await Promise.all(Array.from({ length: 30 }, (_, n) => guess(`essai numéro ${n}`)));
    assert.equal(guesses.filter(({ error }) => error.kind === 'wrong-credentials').length, 5);
    const locked = await guess(PASSPHRASE);
    assert.deepEqual([locked.status, locked.error.kind], [429, 'locked']);
    const seconds = (Date.parse(String(locked.error['until'])) - Date.now()) / 1_000;
    assert.ok(seconds > 20 && seconds <= 31, `${seconds} s`);
    assert.equal((await victim('GET', '/me')).status, 200, 'who was signed in stays in');
  });

  test('members say how the public reads them; initials stay distinct', async () => {
    const { body } = await ines('PATCH', '/me', { publicName: 'Inès de la R', initials: 'INA', language: 'en' });
    assert.deepEqual(
      [(body as Me).member.publicName, (body as Me).member.initials, (body as Me).member.language],
      ['Inès de la R', 'INA', 'en'],
    );
    assert.equal((await ines('PATCH', '/me', { initials: 'in2' })).error.kind, 'initials-taken');
    assert.equal(((await ines('PATCH', '/me', { language: null })).body as Me).member.language, null);
  });

  test('what happened is in the journal, and no secret with it', async () => {
    const { organisationId } = inesMe.organisation;
    const entries = await made.database.read(
      organisationId,
      async (db) =>
        await db
          .withTables<{ journal_entry: { kind: string; data: object } }>()
          .selectFrom('journal_entry')
          .select(['kind', 'data'])
          .execute(),
    );
    const kinds = new Set(entries.map(({ kind }) => kind));
    for (const kind of ['member.joined', 'member.invited', 'member.changed', 'member.signed-in']) assert.ok(kinds.has(kind), kind);
    assert.doesNotMatch(JSON.stringify(entries), /phrase assez|argon2|example\.org/);
  });

  test('one e-mail in two organisations chooses, after having proven it', async () => {
    const otherId = '018f2f00-0000-7000-8000-0000000000e1';
    const passphraseHash = await people.hashPassphrase('une toute autre phrase');
    await made.database.transact(otherId, async (tx) => {
      await people.createOrganisation(tx, {
        organisationId: otherId,
        name: 'Démonstration',
        timeZone: 'UTC',
        language: 'fr',
        demonstration: true,
      });
      const member = {
        givenName: 'Mo',
        familyName: 'Ver',
        jobTitle: '',
        email: 'mover@example.org',
        role: 'member',
        language: 'fr',
      } as const;
      await people.createMember(tx, { ...member, passphraseHash });
    });
    const browser = open();
    const credentials = { email: 'mover@example.org', passphrase: 'une toute autre phrase' };
    const asked = await browser('POST', '/session', credentials);
    assert.equal(asked.error.kind, 'choose-organisation');
    assert.equal((asked.error['organisations'] as object[]).length, 2);
    const chosen = await browser('POST', '/session', { ...credentials, organisationId: otherId });
    assert.equal((chosen.body as Me).organisation.name, 'Démonstration');
    const seen = (await browser('GET', '/members')).body as { members: MemberView[] };
    assert.equal(seen.members.length, 1);
  });
});
