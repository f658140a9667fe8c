/** Cuts an iCalendar file into its events, one by one, so that a broken one costs itself and is told by its line. */

export interface Block {
  /** `VEVENT`, `VJOURNAL`, `VTIMEZONE`. */
  readonly name: string;
  /** Where it begins in the file, from 1. */
  readonly line: number;
  /** With its beginning and its end; alarms and what else stands within are left out. Null: it never ends. */
  readonly text: string | null;
}

const WANTED = new Set(['VEVENT', 'VJOURNAL', 'VTIMEZONE']);
/** An event of more lines is a file gone wrong. */
const MOST_LINES = 20_000;

export function* blocksOf(text: string): Generator<Block> {
  let open: Open | null = null;
  for (const [place, line] of text.split(/\r\n|\n|\r/u).entries()) {
    const [, edge = '', name = ''] = /^(BEGIN|END):([A-Z-]+)\s*$/u.exec(line.toUpperCase()) ?? [];
    const begins = edge === 'BEGIN' && (open === null ? WANTED.has(name) : name === open.name);
    if (begins) {
      // Nobody closed the event before: it is told, and reading goes on with this one.
      if (open !== null) yield { ...open, text: null };
      open = { name, line: place + 1, lines: [line], within: 0 };
      continue;
    }
    if (open === null) continue;
    const closes = edge === 'END' && name === open.name;
    take(open, line, closes ? '' : edge);
    if (!closes && open.lines.length <= MOST_LINES) continue;
    yield { name: open.name, line: open.line, text: closes ? open.lines.join('\r\n') : null };
    open = null;
  }
  if (open !== null) yield { ...open, text: null };
}

interface Open {
  readonly name: string;
  readonly line: number;
  readonly lines: string[];
  /** How deep in other components. */
  within: number;
}

/** Keeps a line of the component; of a zone those of its observances too. */
function take(open: Open, line: string, edge: string): void {
  if (open.name === 'VTIMEZONE' || (open.within === 0 && edge === '')) open.lines.push(line);
  if (edge !== '') open.within = Math.max(0, open.within + (edge === 'BEGIN' ? 1 : -1));
}
