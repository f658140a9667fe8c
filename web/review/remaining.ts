const MINUTE = 60_000;
/** Minutes: longer is told as a moment. */
const LONG = 120;

export type Remaining = { readonly kind: 'over' } | { readonly kind: 'minutes'; readonly count: number } | { readonly kind: 'long' };

/** How long words still wait for a second pair of eyes. `endsAt` is ISO 8601, `now` milliseconds since the epoch; a minute begun is one. */
export function remaining(endsAt: string, now: number): Remaining {
  const left = Date.parse(endsAt) - now;
  if (left <= 0) return { kind: 'over' };
  const count = Math.ceil(left / MINUTE);
  return count > LONG ? { kind: 'long' } : { kind: 'minutes', count };
}
