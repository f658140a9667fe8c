import { pipeline } from 'node:stream';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { followStranger, StrangerError } from '../platform/outbound/index.ts';
import type { Reach } from '../platform/outbound/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';

export interface Page {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** Where it was found in the end. */
  readonly url: URL;
}

export type NoPage = 'nothing' | 'not-public' | 'unreachable';

type Answer = Awaited<ReturnType<typeof followStranger>>['answer'];
export type FetchPage = (url: URL) => Promise<Result<Page, NoPage>>;

/** Unpacked: what a page says of itself stands in its head. */
const MOST_BYTES = 768 * 1024;
const LIMIT_MS = 8_000;
const MOST_REDIRECTS = 5;
const HEADERS = {
  accept: 'text/html,application/xhtml+xml;q=0.9',
  'accept-encoding': 'gzip, deflate, br',
  // Pages written for browsers alone are told who asks, in the way that makers of cards say it.
  'user-agent': 'Mozilla/5.0 (compatible; Visavis; link card)',
};
const HTML = /^\s*(?:text\/html|application\/xhtml\+xml)\b/iu;

/** The beginning of a page of a stranger's, within 768 kB, 8 s and 5 redirects, and of the internet alone unless `reach` says otherwise. */
export function createPageFetching(reach: Reach, limitMs: number = LIMIT_MS): FetchPage {
  return async (url) => {
    const signal = AbortSignal.timeout(limitMs);
    try {
      const found = await followStranger(url, { reach, signal, headers: HEADERS, mostRedirects: MOST_REDIRECTS });
      const { statusCode = 0, headers } = found.answer;
      const contentType = headers['content-type'] ?? '';
      if (statusCode !== 200 || (contentType !== '' && !HTML.test(contentType))) {
        found.answer.destroy();
        return fail(statusCode === 429 || statusCode >= 500 ? 'unreachable' : 'nothing');
      }
      return succeed({ bytes: await readBeginning(found.answer, signal), contentType, url: found.url });
    } catch (error) {
      if (!(error instanceof StrangerError)) return fail('unreachable');
      if (error.trouble === 'not-public') return fail('not-public');
      return fail(error.trouble === 'unreachable' ? 'unreachable' : 'nothing');
    }
  };
}

/** Ends the exchange once there is enough, or nothing more. What breaks off behind its beginning is as good. */
async function readBeginning(answer: Answer, signal: AbortSignal): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  const body = unpacked(answer);
  const stop = () => body.destroy(new Error('the page takes too long'));
  signal.addEventListener('abort', stop, { once: true });
  try {
    for await (const part of body as AsyncIterable<Buffer>) {
      parts.push(part.subarray(0, MOST_BYTES - size));
      size += part.byteLength;
      if (size >= MOST_BYTES) break;
    }
  } catch (error) {
    if (size === 0) throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    answer.destroy();
  }
  return new Uint8Array(Buffer.concat(parts));
}

function unpacked(answer: Answer): Readable {
  const encoding = (answer.headers['content-encoding'] ?? '').trim().toLowerCase();
  const through =
    encoding === 'gzip' || encoding === 'x-gzip'
      ? createGunzip()
      : encoding === 'deflate'
        ? createInflate()
        : encoding === 'br'
          ? createBrotliDecompress()
          : null;
  // What goes wrong on either side is told to whoever reads the end.
  return through === null ? answer : pipeline(answer, through, () => {});
}
