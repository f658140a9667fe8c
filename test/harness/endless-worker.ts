// A worker process to be killed: `endless-worker.ts URL TASK` begins a job of TASK, says so on standard output, and never ends it.
import { startJobs } from '../../src/platform/jobs/index.ts';
import { silentLog } from '../../src/platform/log.ts';
import { createMetrics } from '../../src/platform/metrics.ts';

const [url = '', task = ''] = process.argv.slice(2);
const endless = async () => {
  process.stdout.write('begun\n');
  await new Promise<never>(() => {});
};
await startJobs({ url, handlers: { [task]: endless }, log: silentLog(), metrics: createMetrics(), sweepEveryMs: 300 });
