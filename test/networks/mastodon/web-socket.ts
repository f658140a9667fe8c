/** The server's side of a WebSocket (RFC 6455): enough to tell a client things, and to hear its short messages. */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

export interface ServerSocket {
  send(text: string): void;
  /** Without a word, as when the machine between them dies. */
  drop(): void;
}

const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

/** `onMessage`: for each text; `onEnd`: once, however it ends. */
export function acceptSocket(
  request: IncomingMessage,
  socket: Socket,
  { onMessage, onEnd }: { onMessage: (text: string) => void; onEnd: () => void },
): ServerSocket {
  const key = request.headers['sec-websocket-key'] ?? '';
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  socket.write(`HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${accept}\r\n\r\n`);
  socket.setNoDelay(true);
  let waiting = Buffer.alloc(0);
  socket.on('data', (part) => {
    waiting = Buffer.concat([waiting, part]);
    for (let frame = readFrame(waiting); frame !== null; frame = readFrame(waiting)) {
      waiting = waiting.subarray(frame.length);
      if (frame.opcode === TEXT) onMessage(frame.payload.toString('utf8'));
      if (frame.opcode === PING) socket.write(toFrame(PONG, frame.payload));
      if (frame.opcode === CLOSE) socket.end(toFrame(CLOSE, frame.payload));
    }
  });
  socket.on('error', () => undefined).once('close', onEnd);
  return {
    send: (text) => void (socket.writable && socket.write(toFrame(TEXT, Buffer.from(text)))),
    drop: () => void socket.destroy(),
  };
}

function toFrame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head[0] = 0x80 | opcode;
  if (length < 126) head[1] = length;
  else if (length < 65_536) {
    head[1] = 126;
    head.writeUInt16BE(length, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([head, payload]);
}

/** A client's frame, which is masked; null while it is not whole. */
function readFrame(bytes: Buffer): { opcode: number; payload: Buffer; length: number } | null {
  if (bytes.length < 6) return null;
  const short = bytes[1]! & 0x7f;
  const start = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length < start + 4) return null;
  const size = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  const length = start + 4 + size;
  if (bytes.length < length) return null;
  const payload = Buffer.from(bytes.subarray(start + 4, length));
  for (let index = 0; index < size; index += 1) payload[index]! ^= bytes[start + (index % 4)]!;
  return { opcode: bytes[0]! & 0x0f, payload, length };
}
