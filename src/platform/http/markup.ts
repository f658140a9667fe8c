/** Markup in which every value was escaped, once. Made by `html` only. */
export interface Html {
  readonly markup: string;
}

type Piece = string | number | Html | readonly Html[];

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Markup with values in it: texts are escaped, also inside a quoted attribute; markup is kept as it is. */
export function html(strings: TemplateStringsArray, ...pieces: Piece[]): Html {
  return { markup: strings.reduce((so, text, index) => so + render(pieces[index - 1] ?? '') + text) };
}

function render(piece: Piece): string {
  if (typeof piece === 'string') return piece.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
  if (typeof piece === 'number') return String(piece);
  return 'markup' in piece ? piece.markup : piece.map(render).join('');
}

/** Markup that was made elsewhere, letter by letter: a style sheet, JSON that was escaped. Never a text of somebody's. */
export const asItIs = (markup: string): Html => ({ markup });
