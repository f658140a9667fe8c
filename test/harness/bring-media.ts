import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { beginUpload } from '../../src/media/begin-upload.ts';
import { checkMedia } from '../../src/media/check-media.ts';
import { PART_BYTES } from '../../src/media/media.ts';
import { createOneByOne } from '../../src/media/one-by-one.ts';
import { receivePart } from '../../src/media/receive-part.ts';
import type { Visitor } from '../../src/people/index.ts';
import type { Database } from '../../src/platform/database/index.ts';

/** Brings a file whole, has it checked, and answers its id. */
export async function bringMedia(database: Database, who: Visitor, file: Buffer): Promise<string> {
  const deps = { database, newId: randomUUID };
  const begun = await beginUpload(deps, who, { sizeBytes: file.length });
  assert.ok(begun.ok, begun.ok ? '' : begun.error.kind);
  const { mediaId } = begun.value;
  for (let at = 0; at < file.length; at += PART_BYTES) {
    const bytes = file.subarray(at, at + PART_BYTES);
    const received = await receivePart(deps, who, { mediaId, number: at / PART_BYTES, bytes });
    assert.ok(received.ok, received.ok ? '' : received.error.kind);
  }
  await checkMedia({ database, oneByOne: createOneByOne() }, { organisationId: who.organisationId, mediaId });
  return mediaId;
}
