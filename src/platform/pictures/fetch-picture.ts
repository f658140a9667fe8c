import { fail, succeed } from '../result.ts';
import type { Result } from '../result.ts';
import { askStranger, StrangerError } from '../outbound/index.ts';
import type { Reach } from '../outbound/index.ts';
import { sniffPicture } from './sniff-picture.ts';

export interface Picture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mimeType: string;
}

/** `gone`: its server has no such picture, or none that we would show; `later`: it did not answer, or we are too busy. */
export type PictureFailure = { kind: 'gone' } | { kind: 'later' };

export const MOST_BYTES = 10 * 1024 * 1024;
const LIMIT_MS = 12_000;
const MOST_REDIRECTS = 3;
/** Fetched at once; as many again may wait for a place. */
const MOST_AT_ONCE = 24;
const MOST_WAITING = 400;
const HEADERS = { accept: 'image/avif,image/webp,image/png,image/jpeg,image/gif', 'user-agent': 'Visavis' };

export type FetchPicture = (url: URL) => Promise<Result<Picture, PictureFailure>>;

/** Fetches pictures from anybody's servers: 10 MB, 12 s and 3 redirects at most each, 24 at once. What two ask for at once is fetched once. */
export function createFetching(reach: Reach, limitMs: number = LIMIT_MS): FetchPicture {
  const underWay = new Map<string, Promise<Result<Picture, PictureFailure>>>();
  const waiting: (() => void)[] = [];
  let busy = 0;

  async function inTurn(url: URL): Promise<Result<Picture, PictureFailure>> {
    if (busy < MOST_AT_ONCE) busy += 1;
    else if (waiting.length >= MOST_WAITING) return fail({ kind: 'later' });
    else await new Promise<void>((resolve) => void waiting.push(resolve));
    try {
      return await fetchOne(url, reach, limitMs);
    } finally {
      // The place goes to who waited longest.
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    }
  }

  return async (url) => {
    const { href } = url;
    const already = underWay.get(href);
    if (already !== undefined) return await already;
    const fetching = inTurn(url).finally(() => underWay.delete(href));
    underWay.set(href, fetching);
    return await fetching;
  };
}

async function fetchOne(url: URL, reach: Reach, limitMs: number): Promise<Result<Picture, PictureFailure>> {
  const signal = AbortSignal.timeout(limitMs);
  try {
    const answer = await askStranger(url, { reach, signal, headers: HEADERS, mostRedirects: MOST_REDIRECTS });
    const { statusCode = 0 } = answer;
    if (statusCode !== 200) {
      answer.destroy();
      return fail(statusCode === 429 || statusCode >= 500 ? { kind: 'later' } : { kind: 'gone' });
    }
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of answer as AsyncIterable<Buffer>) {
      size += part.byteLength;
      if (size > MOST_BYTES) return fail({ kind: 'gone' });
      parts.push(part);
    }
    const bytes = new Uint8Array(Buffer.concat(parts));
    const mimeType = sniffPicture(bytes);
    return mimeType === null ? fail({ kind: 'gone' }) : succeed({ bytes, mimeType });
  } catch (error) {
    // A body that breaks off, or that our time-out broke off, throws as it is read.
    const lasts = error instanceof StrangerError && error.trouble !== 'unreachable';
    return fail(lasts ? { kind: 'gone' } : { kind: 'later' });
  }
}
