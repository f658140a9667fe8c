/**
 * Where replies hang. A status names its parent only, so the root of its thread is found by climbing: from what was read before, else by
 * asking the server.
 */
import { z } from 'zod';
import { succeed } from '../../platform/result.ts';
import type { NetworkPost, NetworkResult, PostPointer } from '../network.ts';
import type { Client } from './client.ts';
import { pointerTo, readStatus, UNREAD, type Place, type StatusEntity } from './post.ts';
import { refOf } from './ref.ts';

/** A status above others: itself, and what it answers. */
interface Step {
  readonly pointer: PostPointer;
  readonly parentId: string | null;
}

const MOST_REMEMBERED = 20_000;
const LONGEST_CLIMB = 1_000;
/** For the whole way up of what one look brought; what was met on the way is remembered, so that the next look goes on from there. */
const CLIMB_MS = 60_000;
/** As many ids as Mastodon takes in one call. */
export const BATCH = 20;
/** From so many missing parents on, asking for many at once is fewer calls than asking for each one's ancestors. */
const FEW = 4;

export interface Roots {
  /** Remembers where these hang. */
  learn(statuses: readonly StatusEntity[]): void;
  /**
   * Makes the places of these known, as far as the server gives them, within a minute; `unavailable` when that was too short. `batches`: it
   * answers many ids at once.
   */
  climb(statuses: readonly StatusEntity[], batches: boolean): Promise<NetworkResult<void>>;
  /** Where a status hangs, as far as is known. */
  placeOf(status: StatusEntity): NetworkPost['reply'];
}

export const contextBody = z.looseObject({ ancestors: z.array(z.unknown()), descendants: z.array(z.unknown()) });

/** `limitMs`: for one climb. */
export function createRoots(client: Client, place: Place, limitMs: number = CLIMB_MS): Roots {
  const steps = new Map<string, Step>();
  const keyOf = (id: string) => refOf(place.server, id);

  function learn(statuses: readonly StatusEntity[]): void {
    for (const status of statuses) {
      const pointer = pointerTo(status, place);
      steps.delete(pointer.ref);
      steps.set(pointer.ref, { pointer, parentId: status.in_reply_to_id ?? null });
    }
    for (const key of steps.keys()) {
      if (steps.size <= MOST_REMEMBERED) break;
      steps.delete(key);
    }
  }

  /** The nearest ancestor that is not known, or null when the way up is. */
  function gapAbove(status: StatusEntity): string | null {
    let above = status.in_reply_to_id ?? null;
    for (let climbed = 0; above !== null && climbed < LONGEST_CLIMB; climbed += 1) {
      const step = steps.get(keyOf(above));
      if (step === undefined) return above;
      above = step.parentId;
    }
    return null;
  }

  const forget = (id: string): void => void steps.set(keyOf(id), { pointer: { ref: keyOf(id), version: UNREAD }, parentId: null });

  async function askForMany(ids: readonly string[], signal: AbortSignal): Promise<NetworkResult<void>> {
    for (let start = 0; start < ids.length; start += BATCH) {
      const wanted = ids.slice(start, start + BATCH);
      const page = await client.get('/api/v1/statuses', { query: { id: wanted }, large: true, signal });
      if (!page.ok) return page;
      const found = readAll(page.value.body);
      learn(found);
      const met = new Set(found.map(({ id }) => keyOf(id)));
      for (const id of wanted) if (!met.has(keyOf(id))) forget(id);
    }
    return succeed();
  }

  async function askAbove(status: StatusEntity, gap: string, signal: AbortSignal): Promise<NetworkResult<void>> {
    const page = await client.find(`/api/v1/statuses/${status.id}/context`, { large: true, signal });
    if (!page.ok) return page;
    learn(readAll(contextBody.safeParse(page.value?.body).data?.ancestors));
    if (gapAbove(status) === gap) forget(gap);
    return succeed();
  }

  return {
    learn,

    async climb(statuses, batches) {
      learn(statuses);
      const signal = AbortSignal.timeout(limitMs);
      for (let round = 0; round < LONGEST_CLIMB; round += 1) {
        const gaps = new Map<string, StatusEntity>();
        for (const status of statuses) {
          const gap = gapAbove(status);
          if (gap !== null) gaps.set(gap, status);
        }
        if (gaps.size === 0) return succeed();
        if (batches && gaps.size > FEW) {
          const asked = await askForMany([...gaps.keys()], signal);
          if (!asked.ok) return asked;
          continue;
        }
        for (const [gap, status] of gaps) {
          const asked = await askAbove(status, gap, signal);
          if (!asked.ok) return asked;
        }
      }
      return succeed();
    },

    placeOf(status) {
      const parentId = status.in_reply_to_id ?? null;
      if (parentId === null) return null;
      const parent = steps.get(keyOf(parentId))?.pointer ?? { ref: keyOf(parentId), version: UNREAD };
      let root = parent;
      let above = steps.get(parent.ref)?.parentId ?? null;
      for (let climbed = 0; above !== null && climbed < LONGEST_CLIMB; climbed += 1) {
        const step = steps.get(keyOf(above));
        root = step?.pointer ?? { ref: keyOf(above), version: UNREAD };
        above = step?.parentId ?? null;
      }
      return { root, parent };
    },
  };
}

/** The statuses of a list, odd items left out. */
export function readAll(list: unknown): StatusEntity[] {
  return Array.isArray(list) ? list.map(readStatus).filter((status) => status !== null) : [];
}
