/** A text cut where something was found in it, for marks. Pure. Places are UTF-16 code units. */
export interface Piece {
  readonly start: number;
  readonly text: string;
  readonly marked: boolean;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** The whole of the text, in order; places that overlap or touch are one mark, places outside it are none. */
export function cutAt(text: string, places: readonly Place[]): readonly Piece[] {
  const within = places
    .map(({ start, end }) => ({ start: Math.max(0, start), end: Math.min(text.length, end) }))
    .filter(({ start, end }) => end > start)
    .toSorted((one, other) => one.start - other.start);
  const pieces: Piece[] = [];
  let at = 0;
  const add = (end: number, marked: boolean): void => {
    if (end <= at) return;
    const last = pieces.at(-1);
    if (last?.marked === true && marked) pieces.splice(-1, 1, { ...last, text: text.slice(last.start, end) });
    else pieces.push({ start: at, text: text.slice(at, end), marked });
    at = end;
  };
  for (const { start, end } of within) {
    add(start, false);
    add(end, true);
  }
  add(text.length, false);
  return pieces;
}
