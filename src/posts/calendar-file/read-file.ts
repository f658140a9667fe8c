import { detectEncoding } from '../../signatures/history/index.ts';
import { fail } from '../../platform/result.ts';
import type { Result } from '../../platform/result.ts';
import { readCsv } from './read-csv.ts';
import { readIcalendar } from './read-icalendar.ts';
import type { FileFault, ReadFile } from './row.ts';

/**
 * Reads a calendar from elsewhere: a table (CSV with any usual separator) or iCalendar, in UTF-8, UTF-16 with its mark, Latin-1 or Windows-1252.
 * Which one it is, the file itself says.
 */
export async function readCalendarFile(bytes: Uint8Array): Promise<Result<ReadFile, FileFault>> {
  async function* source() {
    yield bytes;
  }
  const text = new TextDecoder(await detectEncoding(source)).decode(bytes).replace(/^\ufeff/u, '');
  // Archives, workbooks and pictures.
  if (text.includes('\0') || text.startsWith('PK') || text.startsWith('%PDF')) return fail({ kind: 'not-text' });
  if (text.trim() === '') return fail({ kind: 'empty-file' });
  return /^\s*BEGIN:VCALENDAR/iu.test(text) ? await readIcalendar(text) : readCsv(text);
}
