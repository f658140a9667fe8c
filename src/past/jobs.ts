import { z } from 'zod';
import type { JobHandlers } from '../platform/jobs/job.ts';
import { doReading } from './do-reading.ts';
import type { DoDeps } from './do-reading.ts';
import { clearParts, expireReading, forgetBrokenRows } from './end-reading.ts';
import { CLEAR_PARTS, EXPIRE_PAST, FORGET_BROKEN_ROWS, READ_PAST } from './past-deps.ts';

const payloadSchema = z.object({ organisationId: z.uuid(), readingId: z.uuid() });

export const pastJobs = (deps: DoDeps): JobHandlers => ({
  [READ_PAST]: async (payload, signal) => await doReading(deps, payloadSchema.parse(payload), signal),
  [EXPIRE_PAST]: async (payload) => await expireReading(deps, payloadSchema.parse(payload)),
  [CLEAR_PARTS]: async (payload, signal) => await clearParts(deps, payloadSchema.parse(payload), signal),
  [FORGET_BROKEN_ROWS]: async (payload) => await forgetBrokenRows(deps, payloadSchema.parse(payload)),
});
