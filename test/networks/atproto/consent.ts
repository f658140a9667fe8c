/** What a person's browser does in the authorisation pages of a real PDS: opens the page, signs in, says yes or no. */
import { request as sendRequest } from 'node:http';
import type { AtPerson } from '../person.ts';

const API = '/@atproto/oauth-provider/~api';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Answers the parameters with which the browser comes back to the product. */
export async function answerInPages(pageUrl: string, person: AtPerson, { yes }: { yes: boolean }): Promise<Record<string, string>> {
  const page = new URL(pageUrl);
  const cookies = new Map<string, string>();

  async function call(
    method: string,
    address: URL,
    { headers, body }: { headers: Record<string, string>; body?: unknown },
  ): Promise<Answer> {
    const answer = await send(method, address, {
      headers: { ...headers, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const cookie of answer.headers['set-cookie'] ?? []) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (name !== undefined && value !== undefined) cookies.set(name, value);
    }
    if (answer.status >= 400) throw new Error(`${method} ${address.pathname}: ${answer.status} ${answer.text.slice(0, 300)}`);
    return answer;
  }
  async function post(path: string, body: unknown, bearer?: string): Promise<Record<string, unknown>> {
    const answer = await call('POST', new URL(API + path, page), {
      body,
      headers: {
        'content-type': 'application/json',
        origin: page.origin,
        referer: page.href,
        'sec-fetch-mode': 'same-origin',
        'sec-fetch-site': 'same-origin',
        'x-csrf-token': cookies.get('csrf-token') ?? '',
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      },
    });
    return JSON.parse(answer.text) as Record<string, unknown>;
  }

  await call('GET', page, { headers: { 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'document' } });
  let back: Record<string, unknown>;
  if (yes) {
    const signedIn = await post('/sign-in', { locale: 'fr', username: person.handle, password: person.password, remember: false });
    back = await post('/consent', { did: person.did }, String(signedIn['ephemeralToken']));
  } else {
    back = await post('/reject', {});
  }
  // What the server's own redirect page would send the browser on with.
  const { searchParams } = new URL(String(back['url']));
  for (const name of ['redirect_mode', 'redirect_uri']) searchParams.delete(name);
  return Object.fromEntries(searchParams);
}

function send(method: string, url: URL, { headers, body }: { headers: Record<string, string>; body?: string }): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = sendRequest(url, { method, headers, agent: false, timeout: 20_000 }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => void parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(parts).toString('utf8') }),
      );
    });
    asked.on('timeout', () => asked.destroy(new Error('the page did not answer')));
    asked.on('error', reject);
    asked.end(body);
  });
}
