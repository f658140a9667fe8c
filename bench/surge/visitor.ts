/** Somebody with a browser: signs up, connects an account, keeps the live stream open. */
export interface Announcement {
  readonly messageId: string;
  /** Milliseconds since 1970 at which the stream brought it. */
  readonly at: number;
}

export interface Stream {
  readonly announced: readonly Announcement[];
  close(): void;
}

export interface SignedIn {
  readonly organisationId: string;
  request(method: string, path: string, body?: unknown): Promise<unknown>;
  /** Opens `GET /api/v1/events` and notes every received message; resolves once the stream says hello. */
  listen(): Promise<Stream>;
}

export async function signUp(url: string): Promise<SignedIn> {
  let cookie = '';
  async function request(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const set = response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    if (set !== '') cookie = set;
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return await response.json();
  }
  const me = (await request('POST', '/organisations', {
    name: 'Surge',
    timeZone: 'Europe/Paris',
    language: 'fr',
    givenName: 'Ada',
    familyName: 'Mesure',
    jobTitle: '',
    email: 'ada@bench.example',
    passphrase: 'six cents par seconde',
  })) as { organisation: { organisationId: string } };
  return { organisationId: me.organisation.organisationId, request, listen: async () => await listen(url, cookie) };
}

async function listen(url: string, cookie: string): Promise<Stream> {
  const abort = new AbortController();
  const response = await fetch(`${url}/api/v1/events`, { headers: { cookie }, signal: abort.signal });
  if (!response.ok || !response.body) throw new Error(`the stream does not open: ${response.status}`);
  const announced: Announcement[] = [];
  let hello: () => void = () => {};
  const opened = new Promise<void>((resolve) => (hello = resolve));
  const read = async (body: ReadableStream<Uint8Array>): Promise<void> => {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of body) {
      const at = performance.timeOrigin + performance.now();
      rest += decoder.decode(chunk, { stream: true });
      const events = rest.split('\n\n');
      rest = events.pop() ?? '';
      for (const event of events) {
        if (/^event: ?hello/m.test(event)) hello();
        const data = /^data: ?(.*)$/m.exec(event)?.[1];
        if (data === undefined || !data.includes('message.received')) continue;
        const entry = JSON.parse(data) as { kind?: string; data?: { messageId?: string } };
        if (entry.kind === 'message.received' && entry.data?.messageId) announced.push({ messageId: entry.data.messageId, at });
      }
    }
  };
  read(response.body).catch((error: unknown) => {
    if (!abort.signal.aborted) throw error;
  });
  await opened;
  return { announced, close: () => abort.abort() };
}
