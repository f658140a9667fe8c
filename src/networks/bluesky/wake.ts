import { pause } from './pace.ts';

/** A sleep that news end early. */
export interface Wake {
  ring(): void;
  /** Until it rings (or has rung since the last wait), `ms` have passed or `signal` aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

export function createWake(): Wake {
  let rung = false;
  let asleep: AbortController | null = null;
  return {
    ring() {
      rung = true;
      asleep?.abort();
    },
    async wait(ms, signal) {
      if (!rung) {
        asleep = new AbortController();
        await pause(ms, AbortSignal.any([signal, asleep.signal]));
        asleep = null;
      }
      rung = false;
    },
  };
}
