/** Why a line of the file is no row. */
export type BreakReason = 'open-quote' | 'text-after-quote' | 'column-count' | 'too-long' | 'not-json' | 'not-an-object';

/** A field longer than this, in UTF-16 code units, is taken for a quote that nobody closed. */
export const LONGEST_ROW = 1_000_000;

export interface CsvSink {
  /** `line` is where the row begins, from 1. */
  row(fields: string[], line: number): void;
  broken(reason: BreakReason, line: number, raw: string): void;
}

const QUOTE = 34;
const NEWLINE = 10;
const CARRIAGE_RETURN = 13;
const MORE = -1;

/**
 * Reads CSV (RFC 4180, any one-character separator, LF or CRLF) piece by piece. A row whose quotes cannot be right costs that row only: reading
 * begins again at the line after the one where it began, where a reader that trusts the quote would swallow its neighbours.
 */
export function createCsvReader(separator: string, sink: CsvSink): { push(text: string): void; end(): void } {
  const comma = separator.charCodeAt(0);
  let rest = '';
  let line = 1;
  let skipping = false;
  let fields: string[] = [];

  /** Takes the quoted field whose quote is at `at`; answers where the separator or the end of the row after it stands. */
  const takeQuoted = (text: string, at: number, last: boolean): number | BreakReason => {
    const closed = closingQuote(text, at + 1);
    // A quote at the very end may be the first half of a doubled one.
    if (closed < 0 || (closed + 1 >= text.length && !last)) return last ? 'open-quote' : MORE;
    const inner = text.slice(at + 1, closed);
    fields.push(inner.includes('"') ? inner.replaceAll('""', '"') : inner);
    const after = text.charCodeAt(closed + 1) === CARRIAGE_RETURN ? closed + 2 : closed + 1;
    if (after >= text.length) return last ? after : MORE;
    const next = text.charCodeAt(after);
    return next === NEWLINE || next === comma ? after : 'text-after-quote';
  };

  /** Reads the row at `from`; answers where the next begins, MORE when the text ends within it, or why it is none. */
  const readRow = (text: string, from: number, last: boolean): number | BreakReason => {
    fields = [];
    let at = from;
    let newline = text.indexOf('\n', from);
    for (;;) {
      if (text.charCodeAt(at) === QUOTE) {
        const after = takeQuoted(text, at, last);
        if (typeof after === 'string' || after === MORE) return after;
        at = after + 1;
        if (text.charCodeAt(after) !== comma) return at;
        if (newline >= 0 && newline < at) newline = text.indexOf('\n', at);
        continue;
      }
      const end = newline < 0 ? text.length : newline;
      const next = text.indexOf(separator, at);
      if (next < 0 || next >= end) {
        if (newline < 0 && !last) return MORE;
        fields.push(text.slice(at, end > at && text.charCodeAt(end - 1) === CARRIAGE_RETURN ? end - 1 : end));
        return end + 1;
      }
      fields.push(text.slice(at, next));
      at = next + 1;
    }
  };

  /** Leaves the row at `from` as broken; answers where the next line begins, or MORE when it is not there yet. */
  const leave = (text: string, from: number, reason: BreakReason): number => {
    const newline = text.indexOf('\n', from);
    sink.broken(reason, line, text.slice(from, newline < 0 ? from + 1000 : newline));
    if (newline < 0) return MORE;
    line++;
    return newline + 1;
  };

  const readAll = (text: string, last: boolean): void => {
    let from = 0;
    if (skipping) {
      const newline = text.indexOf('\n');
      if (newline < 0) return;
      skipping = false;
      line++;
      from = newline + 1;
    }
    while (from < text.length) {
      let next = readRow(text, from, last);
      if (next === MORE && text.length - from > LONGEST_ROW) next = 'too-long';
      // Until the end of its line has come, a broken row cannot be shown whole.
      if (typeof next === 'string' && !last && text.length - from <= LONGEST_ROW && !text.includes('\n', from)) next = MORE;
      if (typeof next === 'string') {
        from = leave(text, from, next);
        if (from === MORE) {
          skipping = true;
          rest = '';
          return;
        }
        continue;
      }
      if (next === MORE) break;
      if (fields.length > 1 || fields[0] !== '') sink.row(fields, line);
      line += countLines(text, from, next);
      from = next;
    }
    rest = text.slice(from);
  };

  return {
    push: (text) => readAll(rest + text, false),
    end: () => {
      if (rest !== '') readAll(rest, true);
    },
  };
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at;
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
