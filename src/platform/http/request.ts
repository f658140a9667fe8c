import type { HttpBindings } from '@hono/node-server';
import type { Log } from '../log.ts';

/** What every request carries, whoever sent it. */
export interface RequestEnv {
  Bindings: HttpBindings;
  Variables: {
    /** Returned as `X-Request-Id` and written in each line of log about this request. */
    requestId: string;
    log: Log;
  };
}
