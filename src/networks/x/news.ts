/** What comes to an account by itself while it looks around: posts of a stream, and the bell of a webhook. Either ends its pause. */
import type { ArrivalReason } from '../network.ts';
import type { Bell } from './bell.ts';
import type { Entry } from './looking.ts';
import { pause, type Pace } from './pace.ts';
import type { ReadPost } from './post.ts';
import type { Reader } from './reader.ts';
import type { Streams } from './stream.ts';

export interface NewsMeans {
  readonly reader: Reader;
  readonly pace: Pace;
  readonly bell: Bell;
  /** Where the owner gave the application's own token. */
  readonly stream: { readonly streams: Streams; readonly server: string; readonly token: string } | null;
}

export function joinNews({ reader, stream, bell }: NewsMeans) {
  const { identity, username, meter, account, readToday } = reader;
  let waiting: Entry[] = [];
  let [connected, rung] = [false, false];
  let wake = new AbortController();

  const forget = bell.onRing(identity, () => {
    rung = true;
    wake.abort();
  });
  const listener = {
    identity,
    username,
    heard(read: ReadPost): void {
      waiting.push({ id: read.id, arrival: { kind: 'post', reason: reasonFor(identity, read), post: read.post } });
      meter.spend(account, { reads: readToday.countNew([read.id], Date.now()), posts: 0 });
      wake.abort();
    },
    changed(now: boolean): void {
      // What came between two connections is looked for at once.
      rung ||= now !== connected;
      connected = now;
      wake.abort();
    },
  };
  const part = stream === null || username === '' ? () => {} : stream.streams.join(stream.server, stream.token, listener);

  return {
    leave(): void {
      forget();
      part();
    },
    isConnected: () => connected,
    /** Whether a look was asked for since this was last asked. */
    wasRung(): boolean {
      const was = rung;
      rung = false;
      return was;
    },
    take(): readonly Entry[] {
      const taken = waiting;
      waiting = [];
      return taken;
    },
    async wait(ms: number, signal: AbortSignal): Promise<void> {
      await pause(ms, AbortSignal.any([signal, wake.signal]));
      if (wake.signal.aborted) wake = new AbortController();
    },
  };
}

function reasonFor(identity: string, { post, repliesToUser }: ReadPost): ArrivalReason {
  if (repliesToUser === identity) return 'reply';
  const isNamed = post.facets.some((facet) => facet.kind === 'mention' && facet.identity === identity);
  return isNamed || post.quoted === null ? 'mention' : 'quote';
}
