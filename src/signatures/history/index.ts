/** An account's past: read from a file, and the people who signed it. */
export { openHistory } from './read-history.ts';
export type { History, HistoryFailure, HistoryFormat, HistoryReading, HistoryRow, HistorySource, Progress, Tally } from './read-history.ts';
export { createSignatureLearner } from './recognise.ts';
export type { FoundSignature, SignatureLearner, SignatureReader } from './recognise.ts';
export { createSummary } from './summary.ts';
export type { FormShare, KeptHours, Signer, SignatureSummary, SummaryWriter } from './summary.ts';
export { createClock } from './time.ts';
export type { Clock } from './time.ts';
