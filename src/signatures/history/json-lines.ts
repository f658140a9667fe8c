import { LONGEST_ROW } from './csv.ts';
import type { BreakReason } from './csv.ts';

export interface JsonLinesSink {
  object(value: Readonly<Record<string, unknown>>, line: number, raw: string): void;
  broken(reason: BreakReason, line: number, raw: string): void;
}

/** Reads one JSON object per line, piece by piece. A line that is none, or that is longer than 1,000,000 characters, costs itself only. */
export function createJsonLinesReader(sink: JsonLinesSink): { push(text: string): void; end(): void } {
  let rest = '';
  let line = 1;
  let skipping = false;

  const readLine = (raw: string): void => {
    if (raw.length > LONGEST_ROW) return sink.broken('too-long', line, raw);
    if (raw.trim() === '') return;
    let value: unknown;
    try {
      value = JSON.parse(raw);
    } catch {
      return sink.broken('not-json', line, raw);
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return sink.broken('not-an-object', line, raw);
    sink.object(value as Record<string, unknown>, line, raw);
  };

  return {
    push(more) {
      const text = rest + more;
      let from = 0;
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
        if (!skipping) readLine(text.slice(from, end));
        skipping = false;
        line++;
        from = end + 1;
      }
      rest = text.slice(from);
      if (rest.length <= LONGEST_ROW) return;
      if (!skipping) sink.broken('too-long', line, rest);
      skipping = true;
      rest = '';
    },
    end: () => {
      if (rest !== '' && !skipping) readLine(rest);
    },
  };
}
