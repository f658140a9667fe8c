import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What this process measures of itself, for Prometheus. Durations are in seconds. */
export interface Metrics {
  readonly registry: Registry;
  readonly httpDuration: Histogram<'method' | 'route' | 'status'>;
  readonly jobDuration: Histogram<'task' | 'outcome'>;
  readonly jobsWaiting: Gauge;
  readonly jobsExhausted: Gauge<'task'>;
  readonly jobsRescued: Counter;
  readonly liveStreams: Gauge;
  readonly liveStreamsClosedSlow: Counter;
  /** From the commit of a journal entry to its writing on this process's streams. */
  readonly journalLag: Histogram;
  readonly databaseConnections: Gauge<'state'>;
}

/** One set per composition, so that several live side by side in one process (tests). */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    httpDuration: new Histogram({
      name: 'visavis_http_request_seconds',
      help: 'Time to answer a request, by route',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
    jobDuration: new Histogram({
      name: 'visavis_job_seconds',
      help: 'Time to do a job, by task and outcome (done, failed, exhausted)',
      labelNames: ['task', 'outcome'],
      buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 30, 120],
      registers,
    }),
    jobsWaiting: new Gauge({ name: 'visavis_jobs_waiting', help: 'Jobs that are due and not begun', registers }),
    jobsExhausted: new Gauge({
      name: 'visavis_jobs_exhausted',
      help: 'Jobs that failed as often as they may and will not be tried again',
      labelNames: ['task'],
      registers,
    }),
    jobsRescued: new Counter({ name: 'visavis_jobs_rescued_total', help: 'Workers found dead whose jobs were given back', registers }),
    liveStreams: new Gauge({ name: 'visavis_live_streams', help: 'Open live streams', registers }),
    liveStreamsClosedSlow: new Counter({
      name: 'visavis_live_streams_closed_slow_total',
      help: 'Live streams closed because their browser read too slowly',
      registers,
    }),
    journalLag: new Histogram({
      name: 'visavis_journal_lag_seconds',
      help: 'From the writing of a journal entry to its leaving on the live streams',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
    databaseConnections: new Gauge({
      name: 'visavis_database_connections',
      help: 'Connections of this process to its database',
      labelNames: ['state'],
      registers,
    }),
  };
}

export interface ConnectionCounts {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
}

/** Measures a pool whenever the metrics are read. */
export function watchPool(metrics: Metrics, pool: ConnectionCounts): void {
  const waiting = new Gauge({
    name: 'visavis_database_requests_waiting',
    help: 'Pieces of work that wait for a connection',
    registers: [],
    collect() {
      this.set(pool.waitingCount);
      metrics.databaseConnections.set({ state: 'busy' }, pool.totalCount - pool.idleCount);
      metrics.databaseConnections.set({ state: 'idle' }, pool.idleCount);
    },
  });
  metrics.registry.registerMetric(waiting);
}
