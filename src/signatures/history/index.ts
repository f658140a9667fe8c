/** An account's past: read from a file, and the people who signed it. */
export { createCsvReader } from './csv.ts';
export type { BreakReason } from './csv.ts';
export { detectEncoding } from './encoding.ts';
export type { Encoding } from './encoding.ts';
export { openHistory } from './read-history.ts';
export type { History, HistoryFailure, HistoryFormat, HistoryReading, HistoryRow, HistorySource, Progress, Tally } from './read-history.ts';
export { createSignatureLearner } from './recognise.ts';
export type { FoundSignature, SignatureLearner, SignatureReader } from './recognise.ts';
export { createSummary } from './summary.ts';
export type { FormShare, KeptHours, Signer, SignatureSummary, SummaryWriter } from './summary.ts';
export { createClock } from './time.ts';
export type { Clock } from './time.ts';
