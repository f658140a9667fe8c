/** What changed between two wordings, word by word. */
export interface Piece {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
  /** Where it is in the later wording, or would be. */
  readonly at: number;
}

/** Beyond so many words on either side, the whole is told as gone and new. */
const MOST_WORDS = 2_000;

/** The longest words in common stay; between them, what is gone comes before what is new. */
export function differences(from: string, to: string): Piece[] {
  const [one, other] = [wordsOf(from), wordsOf(to)];
  if (one.length > MOST_WORDS || other.length > MOST_WORDS)
    return from === to ? [piece('same', to, 0)] : [piece('gone', from, 0), piece('new', to, 0)];
  const lengths = commonLengths(one, other);
  const pieces: Piece[] = [];
  let [i, j, at] = [0, 0, 0];
  while (i < one.length || j < other.length) {
    const [left, right] = [one[i], other[j]];
    if (left !== undefined && left === right) {
      add(pieces, 'same', left, at);
      [i, j, at] = [i + 1, j + 1, at + left.length];
    } else if (left !== undefined && (right === undefined || lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) {
      add(pieces, 'gone', left, at);
      i += 1;
    } else if (right !== undefined) {
      add(pieces, 'new', right, at);
      [j, at] = [j + 1, at + right.length];
    }
  }
  return pieces;
}

const wordsOf = (text: string): string[] => text.match(/\s+|[^\s]+/gu) ?? [];
const piece = (kind: Piece['kind'], text: string, at: number): Piece => ({ kind, text, at });

function add(pieces: Piece[], kind: Piece['kind'], text: string, at: number): void {
  const last = pieces.at(-1);
  if (last?.kind === kind) pieces[pieces.length - 1] = { ...last, text: last.text + text };
  else pieces.push(piece(kind, text, at));
}

/** How many words the rests from `i` and from `j` have in common, in order. */
function commonLengths(one: readonly string[], other: readonly string[]): readonly Uint16Array[] {
  const lengths = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1));
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      lengths[i]![j] = one[i] === other[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  return lengths;
}
