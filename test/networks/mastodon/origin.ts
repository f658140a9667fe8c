/** Another server of the fediverse, of which only the posts matter: it tells of them as ActivityPub has it, and misbehaves when told to. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { actOut, createFaults, type Fault } from '../x/faults.ts';

export interface Origin {
  readonly url: string;
  readonly host: string;
  /** Paths that were asked for. */
  readonly asked: readonly string[];
  /** Makes a post known, and answers its address. `inReplyTo`: as it stands in the object. */
  tell(path: string, inReplyTo: unknown): string;
  misbehave(fault: Fault): void;
  close(): Promise<void>;
}

export async function startOrigin(): Promise<Origin> {
  const notes = new Map<string, unknown>();
  const asked: string[] = [];
  const faults = createFaults();
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    const fault = faults.take(`${request.method} ${path}`);
    if (fault !== null && (await actOut(fault, response))) return;
    const note = notes.get(path);
    const isAsked = (request.headers.accept ?? '').includes('application/activity+json') && request.headers['user-agent'] !== undefined;
    if (note === undefined || !isAsked) return void response.writeHead(404, { 'content-type': 'text/html' }).end('<p>Nothing here');
    response.writeHead(200, { 'content-type': 'application/activity+json; charset=utf-8' }).end(JSON.stringify(note));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const url = `http://${host}`;
  return {
    url,
    host,
    asked,
    tell(path, inReplyTo) {
      notes.set(path, { '@context': 'https://www.w3.org/ns/activitystreams', id: `${url}${path}`, type: 'Note', inReplyTo });
      return `${url}${path}`;
    },
    misbehave: (fault) => faults.add(fault),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
