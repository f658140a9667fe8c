import { randomBytes } from 'node:crypto';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

const LIMIT_MS = 10_000;

/**
 * What a server answers to the opening of a WebSocket, as a status; null when it answers nothing within 10 s. A `WebSocket` says of a failed
 * opening neither whether there was an answer nor which.
 */
export async function askHandshake(url: URL, headers: Readonly<Record<string, string>>): Promise<number | null> {
  const address = new URL(url);
  address.protocol = url.protocol === 'wss:' ? 'https:' : 'http:';
  const opening = {
    ...headers,
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': randomBytes(16).toString('base64'),
  };
  return await new Promise((resolve) => {
    const send = address.protocol === 'https:' ? requestHttps : requestHttp;
    const asked = send(address, { headers: opening, agent: false, signal: AbortSignal.timeout(LIMIT_MS) });
    const answer = (status: number | null) => {
      resolve(status);
      asked.destroy();
    };
    asked.on('response', ({ statusCode }) => answer(statusCode ?? null));
    asked.on('upgrade', (_, socket) => {
      socket.destroy();
      answer(101);
    });
    asked.on('error', () => resolve(null));
    asked.end();
  });
}
