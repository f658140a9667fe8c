/** Brings one file to the server: announced, sent in parts, waited for until it is checked. */
import type { MediaView } from '../../src/media/schema.ts';
import { Failure, isFailure, isPassing } from '../api/failure.ts';
import { beginUpload, readMedia, sendPart } from './requests.ts';

/** Bytes; the server's own length of a part. */
const PART = 4 * 1024 * 1024;
/** Milliseconds before a part is tried again. */
const WAITS = [1_000, 2_000, 5_000, 10_000, 20_000];
/** Milliseconds between looks at what a worker checks, and the longest that it takes. */
const LOOK = 250;
const LONGEST_CHECK = 120_000;

interface UploadTools {
  readonly signal: AbortSignal;
  /** From 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** @throws {Failure} what cannot be mended by sending again, with the server's word for why the file cannot be sent. */
export async function uploadFile(file: Blob, { signal, onProgress }: UploadTools): Promise<MediaView> {
  const { mediaId } = await insist(() => beginUpload(file.size, signal), signal);
  for (let sent = 0; sent < file.size;) {
    const bytes = file.slice(sent, sent + PART);
    const { receivedBytes } = await insist(() => sendPart(mediaId, sent / PART, { bytes, signal }), signal);
    sent = receivedBytes;
    onProgress(sent / file.size);
  }
  const until = performance.now() + LONGEST_CHECK;
  for (let wait = LOOK; performance.now() < until; wait = Math.min(2_000, wait * 1.3)) {
    const media = await insist(() => readMedia(mediaId, signal), signal);
    if (media.state === 'ready') return media;
    if (media.failure !== null) throw new Failure(media.failure.kind, { ...media.failure });
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  throw new Failure('timeout');
}

async function insist<Value>(work: () => Promise<Value>, signal: AbortSignal): Promise<Value> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const wait = WAITS[tries];
      if (signal.aborted || wait === undefined || !isFailure(error) || !isPassing(error) || error.status === 507) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
