import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { shiftsWorld } from '../../test/harness/shifts-world.ts';
import type { ShiftsWorld } from '../../test/harness/shifts-world.ts';
import type { Visitor } from '../people/index.ts';
import type { createRouter } from '../platform/http/index.ts';
import { silentLog } from '../platform/log.ts';
import { createShifts } from './index.ts';
import { calendarViewSchema, helmListSchema, helmSettingsSchema, planSchema, previewSchema, weekSchema } from './schema.ts';

describe('the shifts over HTTP', () => {
  let mine: TestDatabase;
  let world: ShiftsWorld;
  let visitor: Visitor;
  let routes: ReturnType<typeof createRouter>;
  before(async () => {
    mine = await testDatabase();
    world = await shiftsWorld(mine);
    visitor = world.lead;
    const shifts = createShifts({
      database: mine.database,
      networks: world.replyDeps.networks,
      log: silentLog(),
      requireMember: async (c, next) => {
        c.set('visitor', visitor);
        await next();
      },
    });
    routes = shifts.routes as unknown as typeof routes;
  });
  after(async () => await mine.close());

  const call = async (method: string, path: string, body?: unknown) => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const answer = await routes.request(path, init);
    const text = await answer.text();
    const json = (text === '' ? null : JSON.parse(text)) as { error?: { kind: string } } | null;
    return { status: answer.status, json, kind: json?.error?.kind };
  };
  const plan = (more: object = {}) => ({
    accountId: world.accountId,
    memberId: world.ines.memberId,
    startsAt: '2026-03-23T22:00',
    endsAt: '2026-03-24T06:00',
    repeat: { everyWeeks: 1, weekdays: [7, 1, 1], until: null, skipHolidays: false },
    ...more,
  });
  const week = async (from: string) => weekSchema.parse((await call('GET', `/shifts/week?account=${world.accountId}&from=${from}`)).json);
  const begins = async (from: string) => (await week(from)).occurrences.map(({ localStart }) => localStart);

  test('a repeated plan is in its weeks, and changed for one night, from a night on, and for good', async () => {
    const made = await call('POST', '/shifts/plans', plan());
    assert.equal(made.status, 201);
    const { planId, repeat } = planSchema.parse(made.json);
    assert.deepEqual(repeat?.weekdays, [1, 7]);
    assert.deepEqual(await begins('2026-03-23'), ['2026-03-23T22:00', '2026-03-29T22:00']);
    const moved = { memberId: world.paul.memberId, startsAt: '2026-03-24T21:00', endsAt: '2026-03-25T05:00' };
    assert.equal((await call('PUT', `/shifts/plans/${planId}/occurrences/2026-03-23`, moved)).status, 204);
    assert.equal((await call('DELETE', `/shifts/plans/${planId}/occurrences/2026-03-29`)).status, 204);
    assert.deepEqual(await begins('2026-03-23'), ['2026-03-24T21:00']);
    const later = { from: '2026-04-06', memberId: world.ines.memberId, startsAt: '2026-04-06T20:00', endsAt: '2026-04-07T04:00', repeat };
    const cut = await call('PUT', `/shifts/plans/${planId}`, later);
    assert.notEqual(planSchema.parse(cut.json).planId, planId);
    assert.deepEqual(await begins('2026-03-30'), ['2026-03-30T22:00', '2026-04-05T22:00']);
    assert.deepEqual(await begins('2026-04-06'), ['2026-04-05T22:00', '2026-04-06T20:00', '2026-04-12T20:00']);
    assert.equal((await call('DELETE', `/shifts/plans/${planId}?from=2026-03-30`)).status, 204);
    assert.deepEqual(await begins('2026-03-30'), []);
    assert.equal((await call('DELETE', `/shifts/plans/${planId}`)).status, 204);
    assert.deepEqual(await begins('2026-03-23'), []);
  });

  test('a plan that makes no sense is refused, with the reason', async () => {
    const kind = async (more: object) => (await call('POST', '/shifts/plans', plan({ repeat: null, ...more }))).kind;
    assert.equal(await kind({ endsAt: '2026-03-23T21:00' }), 'ends-before-start');
    assert.equal(await kind({ endsAt: '2026-03-24T22:01' }), 'longer-than-a-day');
    assert.equal(await kind({ startsAt: '2026-02-30T10:00' }), 'no-such-time');
    assert.equal(await kind({ startsAt: 'tomorrow' }), 'invalid');
    assert.equal(await kind({ memberId: randomUUID() }), 'no-such-member');
    assert.equal(await kind({ accountId: randomUUID() }), 'not-found');
    assert.equal(await kind({ repeat: { everyWeeks: 0, weekdays: [], until: null, skipHolidays: false } }), 'invalid');
    await world.alter(`update member set state = 'deactivated' where organisation_id = $1 and member_id = $2`, [
      world.organisationId,
      world.paul.memberId,
    ]);
    assert.equal(await kind({ memberId: world.paul.memberId }), 'member-deactivated');
    visitor = world.ines;
    assert.equal(await kind({}), 'not-allowed');
    visitor = world.lead;
    assert.equal((await call('DELETE', `/shifts/plans/${randomUUID()}`)).status, 404);
    const made = planSchema.parse((await call('POST', '/shifts/plans', plan())).json);
    assert.equal((await call('DELETE', `/shifts/plans/${made.planId}/occurrences/2026-03-24`)).kind, 'no-such-occurrence');
  });

  test('a day that does not exist, or that nobody can plan, is refused as such, not as an account that is not there', async () => {
    for (const from of ['2026-02-30', '2025-02-29', '2026-13-01', '0001-01-01', '9999-12-31', '2026-3-1', 'hier', '']) {
      const asked = await call('GET', `/shifts/week?account=${world.accountId}&from=${from}`);
      assert.deepEqual([asked.status, asked.kind], [422, 'invalid'], from);
    }
    assert.equal((await call('GET', `/shifts/week?account=${world.accountId}&from=2024-02-29`)).status, 200);
    assert.equal((await call('GET', `/shifts/week?account=${randomUUID()}&from=2024-02-29`)).status, 404);
    assert.equal((await call('DELETE', `/shifts/plans/${randomUUID()}?from=2026-02-30`)).status, 422);
    assert.equal((await call('DELETE', `/shifts/plans/${randomUUID()}/occurrences/2026-02-30`)).status, 422);
  });

  test('the week names the public holidays of the calendar that was chosen', async () => {
    assert.equal((await week('2026-05-01')).days[0]?.holiday, 'Fête du travail');
    const before = calendarViewSchema.parse((await call('GET', '/holiday-calendar?language=en')).json);
    assert.deepEqual([before.chosen, before.country], [false, 'FR']);
    assert.equal((await call('PUT', '/holiday-calendar', { country: 'FR', region: 'BY' })).kind, 'no-such-calendar');
    assert.equal((await call('PUT', '/holiday-calendar', { country: 'DE', region: 'BY' })).status, 200);
    assert.equal((await week('2026-11-11')).days[0]?.holiday, null);
    assert.notEqual((await week('2026-11-01')).days[0]?.holiday, null);
  });

  test('a greeting is previewed as it will read, and the settings are read back', async () => {
    const words = { text: 'C’est {prénom}.', language: 'fr' };
    const shown = await call('POST', `/accounts/${world.accountId}/helm/preview`, { words, until: new Date().toISOString() });
    const preview = previewSchema.parse(shown.json);
    assert.deepEqual([preview.text, preview.signature], ['C’est Léa.', '— Léa']);
    const settings = helmSettingsSchema.parse((await call('GET', `/accounts/${world.accountId}/helm/settings`)).json);
    const changed = { ...settings, absentAfterMinutes: 20, templates: [{ kind: 'greeting', language: 'fr', text: 'Salut.' }] };
    assert.equal((await call('PUT', `/accounts/${world.accountId}/helm/settings`, changed)).status, 200);
    assert.deepEqual((await call('GET', `/accounts/${world.accountId}/helm/settings`)).json, changed);
    assert.equal((await call('PUT', `/accounts/${world.accountId}/helm/settings`, { ...changed, absentAfterMinutes: 0 })).status, 422);
    assert.equal((await call('GET', `/accounts/${randomUUID()}/helm/settings`)).status, 404);
  });

  test('the helm is taken, noted, extended and ended', async () => {
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const taken = await call('POST', `/accounts/${world.accountId}/helm/take`, { until, greeting: null });
    assert.equal(taken.status, 200);
    const { helms } = helmListSchema.parse((await call('GET', '/helms')).json);
    const shiftId = helms[0]?.atHelm[0]?.shiftId ?? '';
    assert.equal((await call('GET', `/accounts/${world.accountId}/helm/note`)).status, 200);
    assert.equal((await call('POST', `/shifts/${shiftId}/extend`, { until: new Date(0).toISOString() })).kind, 'until-past');
    assert.equal((await call('POST', `/shifts/${shiftId}/end`, { goodbye: null })).status, 200);
    assert.equal((await call('POST', `/shifts/${shiftId}/hand-over`, { toMemberId: null, word: '', goodbye: null })).kind, 'shift-over');
    assert.equal((await call('POST', `/hand-overs/${randomUUID()}/decline`, { answer: '' })).status, 404);
  });
});
