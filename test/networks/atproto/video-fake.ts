/** A video service: takes a film, "prepares" it for a while, and puts it on the account's own server with the word that it was given. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface VideoFake {
  readonly url: string;
  readonly uploads: number;
  /** The next film cannot be prepared. */
  spoilNext(): void;
  /** The next looks, as many, fail. */
  stumble(times: number): void;
  close(): Promise<void>;
}

interface Job {
  readonly jobId: string;
  readonly did: string;
  looks: number;
  blob: unknown;
  failed: boolean;
}

/** How often a job is looked at before it is done. */
const LOOKS = 2;

export async function startVideoFake({ pdsUrl }: { pdsUrl: string }): Promise<VideoFake> {
  const jobs = new Map<string, Job>();
  const films = new Map<string, string>();
  let spoil = false;
  let stumbles = 0;
  let uploads = 0;

  const server = createServer(async (request, response) => {
    const json = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname === '/xrpc/app.bsky.video.getJobStatus') {
      if ((stumbles -= 1) >= 0) return void json(502, { error: 'BadGateway' });
      const job = jobs.get(url.searchParams.get('jobId') ?? '');
      if (job === undefined) return void json(400, { error: 'InvalidRequest' });
      job.looks += 1;
      return void json(200, { jobStatus: view(job) });
    }
    if (url.pathname !== '/xrpc/app.bsky.video.uploadVideo') return void json(404, { error: 'NotFound' });
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const film = Buffer.concat(parts);
    uploads += 1;
    const did = url.searchParams.get('did') ?? '';
    const known = films.get(`${did} ${film.toString('base64')}`);
    if (known !== undefined) return void json(409, { ...view(jobs.get(known)!), error: 'already_exists' });
    const put = await fetch(`${pdsUrl}/xrpc/com.atproto.repo.uploadBlob`, {
      method: 'POST',
      headers: { authorization: String(request.headers['authorization']), 'content-type': 'video/mp4' },
      body: film,
    });
    if (!put.ok) return void json(401, { error: 'Unauthorized', message: await put.text() });
    const { blob } = (await put.json()) as { blob: unknown };
    const job: Job = { jobId: `job-${jobs.size + 1}`, did, looks: 0, blob, failed: spoil };
    spoil = false;
    jobs.set(job.jobId, job);
    films.set(`${did} ${film.toString('base64')}`, job.jobId);
    json(200, view(job));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));

  function view({ jobId, did, looks, blob, failed }: Job): Record<string, unknown> {
    if (looks >= LOOKS && failed) return { jobId, did, state: 'JOB_STATE_FAILED', error: 'InvalidVideo', message: 'no such codec' };
    if (looks >= LOOKS) return { jobId, did, state: 'JOB_STATE_COMPLETED', blob };
    return { jobId, did, state: 'JOB_STATE_ENCODING', progress: looks * 40 };
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get uploads() {
      return uploads;
    },
    spoilNext: () => void (spoil = true),
    stumble: (times) => void (stumbles = times),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
