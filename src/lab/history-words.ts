import { impossible } from '../platform/result.ts';
import type { HistoryFailure, Progress } from '../signatures/history/index.ts';

const PROGRESS_MS = 1_000;

/** Says how far a pass is, once a second at most. `size`: of the file, in bytes. */
export function tellProgress(pass: string, size: number, tell: (words: string) => void): (progress: Progress) => void {
  let last = performance.now();
  return ({ rows, bytes }) => {
    if (performance.now() - last < PROGRESS_MS) return;
    last = performance.now();
    tell(`${pass}: ${rows.toLocaleString('en')} rows, ${Math.floor((bytes / Math.max(size, 1)) * 100)}%`);
  };
}

/** Why a file cannot be read as a past, and what would do. */
export function explainHistoryFailure(failure: HistoryFailure): string {
  switch (failure.kind) {
    case 'empty':
      return 'The file is empty.';
    case 'not-text':
      return 'This is no CSV and no JSON lines: it holds bytes that no text has (an image, an archive?).';
    case 'json-array':
      return 'This is one JSON array: give one object per line (JSON lines), or CSV.';
    case 'no-text-column':
      return `No column holds the text: name it text (and the others id, created_at). Found: ${failure.found.join(', ') || 'none'}.`;
    case 'unknown-zone':
      return `${failure.zone} is no time zone, such as Europe/Paris.`;
    default:
      return impossible(failure);
  }
}
