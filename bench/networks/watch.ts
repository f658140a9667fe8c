/** The live stream of an open browser, as the product's screens read it. */
import type { JournalEvent } from '../../src/platform/live/schema.ts';
import type { Browser } from '../../test/networks/product.ts';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Reads until `signal` aborts, from behind the event `after` on when there is one. Rejects when the stream ends by itself. */
export async function watch(
  browser: Browser,
  { url, signal, after = null }: { url: string; signal: AbortSignal; after?: number | null },
  hear: (event: JournalEvent) => void,
): Promise<void> {
  try {
    const headers = { ...browser.headers, ...(after === null ? {} : { 'last-event-id': String(after) }) };
    const stream = await fetch(`${url}/api/v1/events`, { headers, signal });
    let text = '';
    for await (const chunk of stream.body!.pipeThrough(new TextDecoderStream())) {
      const events = (text + chunk).split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        const lines = event.split('\n');
        if (lines.includes('event: journal')) hear(JSON.parse(lines.find((line) => line.startsWith('data:'))!.slice(5)) as JournalEvent);
      }
    }
    throw new Error('the live stream ended');
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Throws when it is not `done` within `limitMs`. */
export async function until(done: () => boolean, limitMs: number): Promise<void> {
  const limit = Date.now() + limitMs;
  while (!done()) {
    if (Date.now() > limit) throw new Error(`not seen within ${limitMs / 1_000} s`);
    await sleep(20);
  }
}
