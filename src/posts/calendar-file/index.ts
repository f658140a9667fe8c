/** Calendars as files: read from other tools and from our own exports, and written. Pure: no database, no clock. */
export { stateOf } from './export-row.ts';
export type { ExportRow, ExportState } from './export-row.ts';
export { readCalendarFile } from './read-file.ts';
export { LONGEST_WORDS, MOST_ROWS } from './row.ts';
export type { FileFault, FoundRow, ReadFile, ReadRepeat, ReadRow, ReadTime, RowFault, SureTime } from './row.ts';
export { writeCsv } from './write-csv.ts';
export { writeIcalendar } from './write-icalendar.ts';
