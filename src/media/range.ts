/**
 * The stretch that a `Range` asks for: https://httpwg.org/specs/rfc9110.html#field.range. One at a time, and shortened to `longest` bytes,
 * which a reader makes up for by asking on. Null: none is asked for, or in a way that is not spoken here; all is given then.
 */
export function readRange(
  header: string | null,
  { size, longest }: { readonly size: number; readonly longest: number },
): { readonly offset: number; readonly length: number } | 'unsatisfiable' | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
  if (match === null) return null;
  const [, from = '', to = ''] = match;
  if (from === '' && to === '') return null;
  const offset = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size : Math.min(size, Number(to) + 1);
  if (offset >= size || end <= offset) return 'unsatisfiable';
  return { offset, length: Math.min(longest, end - offset) };
}
