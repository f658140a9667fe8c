/** How the fake X misbehaves when it is told to. */
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** What befalls the next requests (one, unless `times` says more) whose method and path hold `at`. */
export type Fault = { readonly at: string; readonly times?: number } & (
  | { readonly kind: 'answer'; readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
  /** A page of HTML with status 200, as a proxy or a captive portal gives. */
  | { readonly kind: 'html' }
  | { readonly kind: 'hang' }
  | { readonly kind: 'redirect'; readonly to: string }
  /** 100 MB. */
  | { readonly kind: 'flood' }
  /** Done, and its answer is lost. */
  | { readonly kind: 'lose-answer' }
  /** Done, and answered so late that what it caused was heard before. */
  | { readonly kind: 'late'; readonly ms: number }
);

export interface Faults {
  add(fault: Fault): void;
  /** The fault that this request meets, used up. */
  take(request: string): Fault | null;
}

export function createFaults(): Faults {
  const waiting: { readonly fault: Fault; left: number }[] = [];
  return {
    add: (fault) => void waiting.push({ fault, left: fault.times ?? 1 }),
    take(request) {
      const met = waiting.find(({ fault, left }) => left > 0 && request.includes(fault.at));
      if (met === undefined) return null;
      met.left -= 1;
      return met.fault;
    },
  };
}

/** Acts out a fault that comes instead of the answer. False when the request is to be done all the same. */
export async function actOut(fault: Fault, response: ServerResponse): Promise<boolean> {
  switch (fault.kind) {
    case 'answer':
      response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers });
      response.end(typeof fault.body === 'string' ? fault.body : JSON.stringify(fault.body ?? {}));
      return true;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Welcome</title><p>Sign in to this network');
      return true;
    case 'hang':
      return true;
    case 'redirect':
      response.writeHead(302, { location: fault.to }).end();
      return true;
    case 'flood':
      await flood(response);
      return true;
    case 'lose-answer':
    case 'late':
      return false;
  }
}

async function flood(response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json' });
  const part = Buffer.alloc(1_000_000, 'x');
  for (let sent = 0; sent < 100 && !response.destroyed; sent += 1) {
    if (!response.write(part)) await Promise.race([new Promise((resolve) => response.once('drain', resolve)), sleep(200)]);
  }
  response.end();
}
