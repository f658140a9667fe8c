/** An account's past: read from a file, and the people who signed it. */
export { openHistory } from './read-history.ts';
export type { History, HistoryFailure, HistoryFormat, HistoryReading, HistoryRow, HistorySource, Progress, Tally } from './read-history.ts';
export { createClock } from './time.ts';
export type { Clock } from './time.ts';
