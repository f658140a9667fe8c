/** X, by version 2 of its API: https://docs.x.com/x-api */
import type { Network } from '../network.ts';
import { authorisation } from './authorising.ts';
import { createBell } from './bell.ts';
import { CAPABILITIES } from './capabilities.ts';
import { connectAccount } from './connect-account.ts';
import { openConnection, type Shared } from './connection.ts';
import type { FieldNames } from './field-names.ts';
import { NO_METER, type Meter } from './meter.ts';
import { USUAL_PACE, type Pace } from './pace.ts';
import { createOutbox } from './publishing.ts';
import { newRecordKey } from './record-key.ts';
import { createStreams, STREAM_PACE, type StreamPace } from './stream.ts';
import { countLength, countProfileLength } from './text.ts';
import { createWebhook } from './webhook.ts';

export type { AccountName, Allowance, Meter, Spent } from './meter.ts';

export interface XDeps {
  /** Who counts what X bills, and says how much may still be read. */
  readonly meter?: Meter;
  /** Which names to ask under first; a server that speaks the others says so, and is asked under those from then on. */
  readonly fieldNames?: FieldNames;
  /** For tests that cannot wait. */
  readonly pace?: Partial<Pace>;
  readonly streamPace?: Partial<StreamPace>;
}

export function createXNetwork({ meter = NO_METER, fieldNames = 'post', pace = {}, streamPace = {} }: XDeps = {}): Network {
  const shared: Shared = {
    meter,
    fieldNames,
    pace: { ...USUAL_PACE, ...pace },
    outbox: createOutbox(),
    bell: createBell(),
    streams: createStreams({ ...STREAM_PACE, ...streamPace }),
  };
  return {
    name: 'x',
    capabilities: CAPABILITIES,
    length: countLength,
    profileLength: countProfileLength,
    newRecordKey,
    connect: connectAccount,
    authorisation,
    webhook: createWebhook(shared.bell),
    open: (request) => openConnection(request, shared),
  };
}
