import { askStrangerOnce, StrangerError } from './ask-stranger.ts';
import type { Reach } from './ask-stranger.ts';

export interface Telling {
  readonly reach: Reach;
  /** Ends the whole exchange. */
  readonly signal: AbortSignal;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Sends a body (POST, no cookie) to an address that somebody outside gave, and answers the status. A redirect is a status like another and is
 * not followed; of what is answered not a byte is kept. Throws `StrangerError`, also when `signal` ends it.
 */
export async function tellStranger(url: URL, { reach, signal, headers, body }: Telling): Promise<{ readonly status: number }> {
  const bytes = Buffer.from(body, 'utf8');
  const length = { 'content-length': String(bytes.length) };
  const answer = await askStrangerOnce(url, { reach, signal, headers: { ...headers, ...length }, method: 'POST', body: bytes });
  // Whatever comes after the head, 100 MB or nothing for an hour, is not read.
  answer.destroy();
  const status = answer.statusCode;
  if (status === undefined) throw new StrangerError('unreachable');
  return { status };
}
