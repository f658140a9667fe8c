/** Milliseconds, rounded to a tenth. */
export interface Timing {
  readonly requests: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** Times `ask` for each of `cases`, one after the other, after `warmUp` untimed ones. */
export async function measure<Case>(cases: readonly Case[], ask: (one: Case) => Promise<void>, warmUp = 10): Promise<Timing> {
  for (const one of cases.slice(0, warmUp)) await ask(one);
  const times: number[] = [];
  for (const one of cases) {
    const start = performance.now();
    await ask(one);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round((times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)] ?? 0) * 10) / 10;
  return { requests: times.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** The same pseudo-random numbers at every run, from 0 to 1. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
