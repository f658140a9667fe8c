import assert from 'node:assert/strict';
import type { MediaView } from '../../src/media/schema.ts';
import { PIXEL } from './pixel.ts';
import { insist } from './product.ts';
import type { Browser } from './product.ts';

const READY_LIMIT_MS = 60_000;

/** Brings a picture of one dot to the product, as a member's browser does; answers its id once it can be sent. */
export async function bringPicture(browser: Browser, url: string): Promise<string> {
  const { body } = await insist<MediaView>(browser, ['POST', '/media', { sizeBytes: PIXEL.byteLength }], [201]);
  const sent = await fetch(`${url}/api/v1/media/${body.mediaId}/parts/0`, {
    method: 'PUT',
    headers: { ...browser.headers, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(PIXEL),
    signal: AbortSignal.timeout(READY_LIMIT_MS),
  });
  assert.ok(sent.ok, `${sent.status} ${await sent.text()}`);
  for (const limit = Date.now() + READY_LIMIT_MS; Date.now() < limit;) {
    const { body: media } = await insist<MediaView>(browser, ['GET', `/media/${body.mediaId}`], [200]);
    assert.notEqual(media.state, 'refused', JSON.stringify(media.failure));
    if (media.state === 'ready') return media.mediaId;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the picture was never ready');
}
