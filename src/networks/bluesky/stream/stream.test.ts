import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { cidText, readCbor } from './cbor.ts';
import { subjectOf, whomPostConcerns } from './event.ts';
import { isFirehose, readFirehose } from './firehose.ts';
import { jetstreamAddress, readJetstream } from './jetstream.ts';

const [ours, lea] = ['did:plc:ours', 'did:plc:lea'];
const refOf = (identity: string) => `at://${identity}/app.bsky.feed.post/3abc`;
const mention = (did: unknown) => ({ features: [{ $type: 'app.bsky.richtext.facet#mention', did }] });

/** DAG-CBOR of a value: what the network's servers write. */
function encode(value: unknown): Buffer {
  const head = (major: number, size: number): Buffer => {
    if (size < 24) return Buffer.from([(major << 5) | size]);
    const bytes = Buffer.alloc(9);
    bytes[0] = (major << 5) | 27;
    bytes.writeBigUInt64BE(BigInt(size), 1);
    return bytes;
  };
  if (value === null) return Buffer.from([0xf6]);
  if (typeof value === 'boolean') return Buffer.from([value ? 0xf5 : 0xf4]);
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  if (Array.isArray(value)) return Buffer.concat([head(4, value.length), ...value.map(encode)]);
  const entries = Object.entries(value as object);
  return Buffer.concat([head(5, entries.length), ...entries.flatMap(([name, one]) => [encode(name), encode(one)])]);
}

describe('the binary form of the firehose', () => {
  const plain = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constant(null),
      fc.boolean(),
      fc.integer(),
      fc.string({ unit: 'grapheme' }),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.string({ maxLength: 8 }), tie('value'), { maxKeys: 4 }),
    ),
  })).value;

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(plain, (value) => {
        const bytes = encode(value);
        const read = readCbor(bytes);
        assert.equal(read.end, bytes.length);
        assert.equal(JSON.stringify(read.value), JSON.stringify(value));
      }),
    );
  });

  it('that is cut short, or anything at all, is refused and never goes on for ever', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        try {
          readCbor(bytes);
        } catch (error) {
          assert.ok(error instanceof RangeError);
        }
        assert.ok(Array.isArray(readFirehose(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))));
      }),
    );
    const whole = encode({ text: 'bonjour', list: [1, 2, 3] });
    for (let end = 0; end < whole.length; end += 1) assert.throws(() => readCbor(whole.subarray(0, end)), RangeError);
    assert.throws(() => readCbor(Buffer.alloc(10_000, 0x81)), RangeError);
  });

  it('cannot make something of a name that all objects have', () => {
    const read = readCbor(encode(JSON.parse('{"__proto__":{"polluted":true}}'))).value as Record<string, unknown>;
    assert.deepEqual(Object.keys(read), ['__proto__']);
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  });

  it('tells a commit with its record, a deletion, and a change of identity', () => {
    const record = encode({ $type: 'app.bsky.feed.post', text: 'Bonjour' });
    // Version 1, codec dag-cbor, SHA-256 of 32 bytes.
    const cid = Buffer.from([1, 0x71, 0x12, 32, ...Buffer.alloc(32, 7)]);
    const block = Buffer.concat([cid, record]);
    const car = Buffer.concat([Buffer.from([1, 0xa0, block.length]), block]);
    // A link is a tag around its bytes, after a zero.
    const ops = { ops: 'OPS', repo: lea, blocks: car };
    const op = (action: string, path: string, link: string | null) => ({ action, path, cid: link });
    const body = {
      ...ops,
      ops: [
        op('create', 'app.bsky.feed.post/3abc', cidText(cid)),
        op('delete', 'app.bsky.feed.post/3xyz', null),
        op('create', 'app.bsky.feed.like/3l', cidText(cid)),
      ],
    };
    const frame = (header: unknown, content: unknown) => {
      const bytes = Buffer.concat([encode(header), encode(content)]);
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    };
    const [written, removed, ...others] = readFirehose(frame({ op: 1, t: '#commit' }, body));
    assert.deepEqual(others, []);
    assert.ok(written?.kind === 'written' && written.isNew);
    assert.equal((written.record as { text: string }).text, 'Bonjour');
    assert.equal(written.version, cidText(cid));
    assert.deepEqual(removed, { kind: 'removed', identity: lea, collection: 'app.bsky.feed.post', key: '3xyz' });
    assert.deepEqual(readFirehose(frame({ op: 1, t: '#identity' }, { did: lea })), [{ kind: 'identity', identity: lea }]);
    assert.deepEqual(readFirehose(frame({ op: -1 }, { error: 'FutureCursor' })), []);
    assert.deepEqual(readFirehose('texte'), []);
  });

  it('names content as the network does', () => {
    // The CID of the empty map, as every implementation has it.
    const digest = 'c19a797fa1fd590cd2e5b42d1cf5f246e29b91684e2f87404b81dc345c7a56a0';
    assert.equal(
      cidText(Buffer.concat([Buffer.from([1, 0x71, 0x12, 0x20]), Buffer.from(digest, 'hex')])),
      'bafyreigbtj4x7ip5legnfznufuopl4sg4knzc2cof6duas4b3q2fy6swua',
    );
  });
});

describe('a Jetstream', () => {
  const commit = (more: object) =>
    JSON.stringify({ kind: 'commit', did: lea, commit: { collection: 'app.bsky.feed.post', rkey: '3abc', ...more } });

  it('is asked for what may concern an account, unless its address says otherwise', () => {
    const asked = new URL(jetstreamAddress('wss://j.example.org/subscribe')).searchParams.getAll('wantedCollections');
    assert.ok(asked.includes('app.bsky.feed.post') && asked.includes('app.bsky.graph.follow'));
    const own = 'wss://j.example.org/subscribe?wantedCollections=app.bsky.feed.post';
    assert.equal(jetstreamAddress(own), own);
    assert.ok(!isFirehose(own) && isFirehose('wss://bsky.network/xrpc/com.atproto.sync.subscribeRepos'));
  });

  it('tells what is written, written anew and removed; what makes no sense is passed over', () => {
    const kinds = (text: unknown) =>
      readJetstream(text).map((event) => (event.kind === 'written' ? (event.isNew ? 'new' : 'anew') : event.kind));
    assert.deepEqual(kinds(commit({ operation: 'create', cid: 'b', record: {} })), ['new']);
    assert.deepEqual(kinds(commit({ operation: 'update', record: {} })), ['anew']);
    assert.deepEqual(kinds(commit({ operation: 'delete' })), ['removed']);
    assert.deepEqual(kinds(JSON.stringify({ kind: 'identity', did: lea })), ['identity']);
    for (const odd of [
      '',
      '{',
      '[]',
      'null',
      commit({ operation: 'x' }),
      commit({ operation: 'create', rkey: 'a/b' }),
      new ArrayBuffer(4),
      7,
    ])
      assert.deepEqual(kinds(odd), []);
  });
});

describe('a post of a stream', () => {
  const concernedBy = (record: unknown) => whomPostConcerns(lea, record).get(ours) ?? null;

  it('concerns whom it mentions, answers or quotes, and its author', () => {
    assert.equal(concernedBy({ facets: [mention(ours)] }), 'mention');
    assert.equal(concernedBy({ reply: { root: { uri: refOf(ours) }, parent: { uri: refOf(lea) } } }), 'reply');
    assert.equal(concernedBy({ reply: { root: { uri: refOf(lea) }, parent: { uri: refOf(ours) } } }), 'reply');
    assert.equal(concernedBy({ embed: { record: { uri: refOf(ours) } } }), 'quote');
    assert.equal(concernedBy({ embed: { record: { record: { uri: refOf(ours) } } } }), 'quote');
    assert.equal(whomPostConcerns(ours, { facets: [mention(ours)] }).get(ours), 'own');
    assert.equal(concernedBy({ text: `@ligne ${ours}` }), null);
    assert.equal(subjectOf({ subject: ours }), ours);
  });

  it('whose parts make no sense concerns whom the others say', () => {
    assert.equal(concernedBy({ facets: [null, 7, { features: 'x' }, mention(7), mention(ours)], reply: 'x', embed: 3 }), 'mention');
    for (const odd of [null, 7, 'x', [], { facets: 'x' }, { reply: { root: {} } }]) assert.equal(concernedBy(odd), null);
    assert.equal(subjectOf('x'), null);
  });
});
