import assert from 'node:assert/strict';
import type { Visitor } from '../../src/people/index.ts';
import { entriesAfter } from '../../src/platform/journal/store.ts';
import { readHelms } from '../../src/shifts/read-helm.ts';
import { shiftsDeps } from '../../src/shifts/index.ts';
import { makePlan } from '../../src/shifts/make-plan.ts';
import { wallTimeOf } from '../../src/shifts/recurrence.ts';
import { takeHelm } from '../../src/shifts/take-helm.ts';
import { publishingWorld } from './publishing-world.ts';
import type { TestDatabase } from './postgres.ts';

export const GREETING = { text: 'Bonjour, c’est {prénom}, jusqu’à {heure}.', language: 'fr' } as const;
export const GOODBYE = { text: '{prénom} vous dit au revoir.', language: 'fr' } as const;
const MINUTE = 60_000;

/** A publishing world with helms, whose people agreed to be shown, and a clock that is moved by hand, in minutes from when it was made. */
export async function shiftsWorld(mine: TestDatabase) {
  const world = await publishingWorld(mine);
  const began = Date.now();
  let minutes = 0;
  const { database } = mine;
  const { organisationId, account } = world;
  const accountId = account.accountId;
  const deps = { ...shiftsDeps({ database, networks: world.replyDeps.networks }), now: () => new Date(began + minutes * MINUTE) };
  await world.alter('update member set listed_publicly = true where organisation_id = $1', [organisationId]);
  const at = (fromBegin: number) => new Date(began + fromBegin * MINUTE);
  const wall = (fromBegin: number) => wallTimeOf(at(fromBegin), 'Europe/Paris');

  return {
    ...world,
    deps,
    accountId,
    at,
    /** The wall time so many minutes after the beginning. */
    wall,
    move: (to: number) => void (minutes = to),
    take: async (who: Visitor, more: { until?: number; greeting?: typeof GREETING | null } = {}) =>
      await takeHelm(deps, who, { accountId, until: at(more.until ?? 240), greeting: more.greeting ?? null }),
    takeThread: world.take,
    /** Plans a member from one minute to another. */
    plan: async (who: Visitor, from: number, to: number) => {
      const made = await makePlan(deps, world.lead, {
        accountId,
        memberId: who.memberId,
        startsAt: wall(from),
        endsAt: wall(to),
        repeat: null,
      });
      assert.ok(made.ok, JSON.stringify(made));
      return made.value;
    },
    helm: async () => {
      const helms = await database.read(organisationId, async (db) => await readHelms(deps, db, world.lead));
      return helms.find((one) => one.accountId === accountId)!;
    },
    said: async () =>
      await world.alter<{ kind: string; text: string; idempotency_key: string; state: string }>(
        `select kind, text, idempotency_key, state from publication where organisation_id = $1 and kind <> 'reply' order by created_at, publication_id`,
        [organisationId],
      ),
    profileLine: async () => {
      const rows = await world.alter<{ line: string | null }>(
        `select content ->> 'descriptionLine' as line from profile_layer where organisation_id = $1 and layer = 'helm'`,
        [organisationId],
      );
      return rows[0]?.line ?? null;
    },
    kinds: async () => {
      const entries = await database.read(organisationId, (db) => entriesAfter(db, organisationId, 0, 500));
      return entries.map(({ kind }) => kind).filter((kind) => kind.startsWith('shift.'));
    },
    holder: async (conversationId: string) => {
      const rows = await world.alter<{ holder_member_id: string | null }>(
        'select holder_member_id from conversation where organisation_id = $1 and conversation_id = $2',
        [organisationId, conversationId],
      );
      return rows[0]?.holder_member_id ?? null;
    },
  };
}

export type ShiftsWorld = Awaited<ReturnType<typeof shiftsWorld>>;
