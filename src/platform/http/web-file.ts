import { createHash } from 'node:crypto';

export type Encoding = 'br' | 'gzip' | 'identity';

/** A file of the interface, in each encoding in which it can be sent. */
export interface WebFile {
  readonly type: string;
  readonly etag: string;
  /** Its name holds a digest of its content, so it never changes. */
  readonly immutable: boolean;
  readonly bodies: { readonly identity: Buffer<ArrayBuffer>; readonly br?: Buffer<ArrayBuffer>; readonly gzip?: Buffer<ArrayBuffer> };
}

/** An ETag of a body: a part of its digest. */
export const tagOf = (body: Buffer): string => `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
