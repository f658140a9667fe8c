/** Who writes, as the account sees them: asked once, and again after a while, since a post of a stream names its author by identity only. */
import { z } from 'zod';
import type { NetworkPerson } from '../../network.ts';
import { bodyOf } from '../bare-call.ts';
import { attempt } from '../failure.ts';
import { readProfile } from '../post.ts';
import type { Reader } from '../reading.ts';

const FRESH_MS = 60_000;
const MOST = 2_000;

export interface Seen {
  readonly person: NetworkPerson;
  /** As it came: an author's part of a post's view. */
  readonly view: Readonly<Record<string, unknown>>;
  /** Muted or blocked, either way. */
  readonly isUnwanted: boolean;
}

export interface People {
  /** Null when the network does not tell now. `again`: whatever was known before. */
  look(identity: string, again?: boolean): Promise<Seen | null>;
  /** Whether anything of theirs came by. */
  isKnown(identity: string): boolean;
  /** What was known may be so no more: somebody was muted, or blocked. */
  forget(): void;
}

const profile = z.looseObject({
  viewer: z.looseObject({ muted: z.boolean().optional(), blockedBy: z.boolean().optional(), blocking: z.unknown().optional() }).optional(),
});

/** Whether the account does not want to hear them, or they not it: the feeds leave them out, and so does a stream. */
export function isUnwanted(author: unknown): boolean {
  const viewer = profile.safeParse(author).data?.viewer;
  return viewer?.muted === true || viewer?.blockedBy === true || viewer?.blocking !== undefined;
}

export function createPeople({ agent, identity: own }: Reader, signal: AbortSignal): People {
  const known = new Map<string, { seen: Promise<Seen | null>; until: number }>();

  async function ask(identity: string): Promise<Seen | null> {
    const actor = identity as `did:plc:${string}`;
    const answer = await attempt(async () => await bodyOf(agent.app.bsky.actor.getProfile({ actor }, { signal })));
    const view = answer.ok ? profile.safeParse(answer.value).data : undefined;
    const person = view === undefined ? null : readProfile(view);
    return view === undefined || person === null ? null : { person, view, isUnwanted: isUnwanted(view) };
  }

  return {
    async look(identity, again = false) {
      const before = known.get(identity);
      if (!again && before !== undefined && performance.now() < before.until) return await before.seen;
      const asked = { seen: ask(identity), until: performance.now() + FRESH_MS };
      known.delete(identity);
      known.set(identity, asked);
      for (const oldest of known.keys()) {
        if (known.size <= MOST) break;
        known.delete(oldest);
      }
      const seen = await asked.seen;
      // Not told now: asked again next time, yet of somebody who came by.
      if (seen === null) asked.until = 0;
      return seen;
    },
    isKnown: (identity) => identity === own || known.has(identity),
    forget() {
      for (const one of known.values()) one.until = 0;
    },
  };
}
