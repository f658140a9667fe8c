/** The firehose: every change of every repository, https://atproto.com/specs/sync#firehose. Signatures are the relay's to check. */
import { z } from 'zod';
import { cidText, readCbor } from './cbor.ts';
import { COLLECTIONS, type StreamEvent } from './event.ts';

export const isFirehose = (address: string): boolean => new URL(address).pathname.endsWith('/com.atproto.sync.subscribeRepos');

const header = z.looseObject({ op: z.number(), t: z.string().optional() });
const commit = z.looseObject({
  repo: z.string().startsWith('did:'),
  blocks: z.instanceof(Uint8Array),
  ops: z.array(z.looseObject({ action: z.enum(['create', 'update', 'delete']), path: z.string(), cid: z.string().nullish() })),
});
const shown = z.looseObject({ did: z.string().startsWith('did:') });
const PATH = /^([\w.-]{1,200})\/([\w~.:-]{1,512})$/;

/** The events of one frame that may concern an account; none when the frame is of another kind, or makes no sense. */
export function readFirehose(frame: unknown): StreamEvent[] {
  if (!(frame instanceof ArrayBuffer)) return [];
  try {
    const bytes = new Uint8Array(frame);
    const head = readCbor(bytes);
    const { op, t } = header.parse(head.value);
    if (op !== 1) return [];
    if (t === '#identity') return [{ kind: 'identity', identity: shown.parse(readCbor(bytes, head.end).value).did }];
    return t === '#commit' ? readCommit(readCbor(bytes, head.end).value) : [];
  } catch (error) {
    // Others' frames may be anything.
    if (error instanceof RangeError || error instanceof z.ZodError) return [];
    throw error;
  }
}

function readCommit(body: unknown): StreamEvent[] {
  const { repo, blocks, ops } = commit.parse(body);
  const events: StreamEvent[] = [];
  let records: Map<string, Uint8Array> | null = null;
  for (const { action, path, cid } of ops) {
    const [, collection = '', key = ''] = PATH.exec(path) ?? [];
    if (!(COLLECTIONS as readonly string[]).includes(collection)) continue;
    const at = { identity: repo, collection, key };
    if (action === 'delete') {
      events.push({ kind: 'removed', ...at });
      continue;
    }
    records ??= readBlocks(blocks);
    const block = records.get(cid ?? '');
    if (block !== undefined)
      events.push({ kind: 'written', ...at, isNew: action === 'create', version: cid ?? null, record: readCbor(block).value });
  }
  return events;
}

/** The blocks of a CAR file by CID: https://ipld.io/specs/transport/car/carv1/ */
function readBlocks(car: Uint8Array): Map<string, Uint8Array> {
  const blocks = new Map<string, Uint8Array>();
  const head = readVarint(car, 0);
  let at = head.end + head.number;
  while (at < car.length) {
    const { number, end } = readVarint(car, at);
    if (end + number > car.length) throw new RangeError('cut short');
    const block = car.subarray(end, end + number);
    const length = cidLength(block);
    blocks.set(cidText(block.subarray(0, length)), block.subarray(length));
    at = end + number;
  }
  return blocks;
}

/** Version, codec, hash and its length, then the hash. */
function cidLength(block: Uint8Array): number {
  let at = 0;
  for (let part = 0; part < 3; part += 1) at = readVarint(block, at).end;
  const digest = readVarint(block, at);
  return digest.end + digest.number;
}

function readVarint(bytes: Uint8Array, start: number): { number: number; end: number } {
  let number = 0;
  for (let at = start, shift = 1; at < bytes.length && at < start + 7; at += 1, shift *= 128) {
    const byte = bytes[at] ?? 0;
    number += (byte & 127) * shift;
    if (byte < 128) return { number, end: at + 1 };
  }
  throw new RangeError('a number cut short');
}
