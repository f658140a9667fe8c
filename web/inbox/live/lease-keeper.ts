/**
 * Keeps the conversations that were taken in this tab: renews their leases while somebody is there, warns before giving them back
 * when nobody has moved for long, and gives them back at once when the page goes away. The database ends a lease by itself when all this fails.
 */

/** Milliseconds. */
export const RENEWAL = 30_000;
export const IDLE_UNTIL_WARNING = 8 * 60_000;
export const WARNING = 60_000;

export interface LeaseTools {
  now(): number;
  renew(conversationId: string): void;
  /** `leaving`: the page is going away; the request must outlive it. */
  release(conversationId: string, leaving: boolean): void;
  /** Until when somebody must move to keep what he holds, in the time of `now`; null when nothing threatens. */
  warned(until: number | null): void;
}

export interface LeaseKeeper {
  /** Taken in this page: given back when it goes. */
  hold(conversationId: string): void;
  /** Taken in another page of the same member, open here too: kept alive, never given back from here. */
  keep(conversationId: string): void;
  letGo(conversationId: string): void;
  held(): readonly string[];
  /** Somebody moved: a key, a pointer, the page brought to the front. */
  moved(): void;
  /** To be called each second or so; a late call does all that was due. */
  tick(): void;
  /** Gives back at once what was taken here; returns it. What was taken elsewhere ends by itself if nobody keeps it. */
  leave(): readonly string[];
}

export function makeLeaseKeeper(tools: LeaseTools): LeaseKeeper {
  const renewedAt = new Map<string, number>();
  const takenElsewhere = new Set<string>();
  let movedAt = tools.now();
  let warnedUntil: number | null = null;

  const warn = (until: number | null) => {
    if (until === warnedUntil) return;
    warnedUntil = until;
    tools.warned(until);
  };
  const giveBack = (leaving: boolean) => {
    const held = [...renewedAt.keys()].filter((id) => !takenElsewhere.has(id));
    renewedAt.clear();
    takenElsewhere.clear();
    warn(null);
    for (const id of held) tools.release(id, leaving);
    return held;
  };

  return {
    hold(conversationId) {
      takenElsewhere.delete(conversationId);
      if (!renewedAt.has(conversationId)) renewedAt.set(conversationId, tools.now());
    },
    keep(conversationId) {
      if (renewedAt.has(conversationId)) return;
      takenElsewhere.add(conversationId);
      renewedAt.set(conversationId, tools.now());
    },
    letGo(conversationId) {
      takenElsewhere.delete(conversationId);
      renewedAt.delete(conversationId);
      if (renewedAt.size === 0) warn(null);
    },
    held: () => [...renewedAt.keys()],
    moved() {
      movedAt = tools.now();
      warn(null);
    },
    tick() {
      if (renewedAt.size === 0) return;
      const now = tools.now();
      const idle = now - movedAt;
      if (idle >= IDLE_UNTIL_WARNING + WARNING) {
        giveBack(false);
        return;
      }
      if (idle >= IDLE_UNTIL_WARNING) warn(movedAt + IDLE_UNTIL_WARNING + WARNING);
      for (const [id, at] of renewedAt) {
        if (now - at < RENEWAL) continue;
        renewedAt.set(id, now);
        tools.renew(id);
      }
    },
    leave: () => giveBack(true),
  };
}
