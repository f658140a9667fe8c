/** Says to the colleagues that somebody looks or writes here: at once when it begins, again before it is forgotten, never more often than allowed. */

/** Milliseconds between two messages at least, and between two that say the same: the server forgets after 20 seconds. */
export const SHORTEST = 10_000;
export const REPEAT = 13_000;

export type Activity = 'viewing' | 'writing';

export interface PresenceTools {
  now(): number;
  send(activity: Activity | 'gone'): void;
}

export interface PresenceSender {
  /** What the person does now. */
  doing(activity: Activity): void;
  /** To be called each second or so. */
  tick(): void;
  /** Gone: said even when something was said just before. */
  gone(): void;
}

export function makePresenceSender(tools: PresenceTools): PresenceSender {
  let current: Activity | null = null;
  let said: Activity | null = null;
  let saidAt = Number.NEGATIVE_INFINITY;

  const tick = () => {
    const since = tools.now() - saidAt;
    if (current === null || since < SHORTEST || (current === said && since < REPEAT)) return;
    said = current;
    saidAt = tools.now();
    tools.send(current);
  };

  return {
    doing(activity) {
      current = activity;
      tick();
    },
    tick,
    gone() {
      if (said !== null) tools.send('gone');
      current = null;
      said = null;
    },
  };
}
