/** The value under which `share` of `values` lie, between its neighbours; null when there is none. Sorts `values`. */
export function quantile(values: number[] | Float64Array, share: number): number | null {
  if (values.length === 0) return null;
  values.sort((one, other) => one - other);
  const at = (values.length - 1) * share;
  const below = values[Math.floor(at)] ?? 0;
  const above = values[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}

/** `part` of `whole`, to four digits; null of nothing. */
export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000);
