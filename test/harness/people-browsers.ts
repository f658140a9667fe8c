import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { createPeople, SESSION_COOKIE } from '../../src/people/index.ts';
import type { Holding } from '../../src/people/index.ts';
import type { CreatedInvitation, MemberView, Me } from '../../src/people/schema.ts';
import { createApp } from '../../src/platform/http/index.ts';
import { silentLog } from '../../src/platform/log.ts';
import { createMetrics } from '../../src/platform/metrics.ts';
import { testDatabase } from './postgres.ts';

export const PASSPHRASE = 'une phrase assez longue';
export const SOMEBODY = { givenName: 'Ivan', familyName: 'Nord', jobTitle: 'conducteur', passphrase: PASSPHRASE, language: 'fr' };
export const ORGANISATION = {
  name: 'Ligne R',
  timeZone: 'Europe/Paris',
  language: 'fr',
  givenName: 'Inès',
  familyName: 'Nadaud',
  jobTitle: 'responsable',
  email: 'ines@example.org',
  passphrase: PASSPHRASE,
};

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly error: { readonly kind: string; readonly [detail: string]: unknown };
  readonly headers: Headers;
  /** Of what is not JSON. */
  readonly bytes: Uint8Array;
}

/** One person at one browser. */
export type Browser = (method: string, path: string, content?: object | Blob) => Promise<Answer>;

/** An installation of its own: a database, its people, and as many browsers as wanted. */
export async function installPeople(holdings: readonly Holding[] = []) {
  const made = await testDatabase();
  const people = createPeople({ database: made.database, secureCookie: false, publicUrl: 'http://visavis.test', holdings: () => holdings });
  const app = createApp({
    log: silentLog(),
    publicUrl: 'http://visavis.test',
    metrics: createMetrics(),
    readiness: async () => null,
    webFolder: pathToFileURL('/nowhere/'),
    sessionCookie: SESSION_COOKIE,
    api: [people.routes],
  });
  const open = (): Browser => {
    const cookies = new Map<string, string>();
    return async (method, path, content) => {
      const headers = {
        cookie: [...cookies].map((cookie) => cookie.join('=')).join('; '),
        ...(content && { 'content-type': content instanceof Blob ? content.type : 'application/json' }),
      };
      const body = content instanceof Blob ? await content.bytes() : JSON.stringify(content);
      const response = await app.request(`/api/v1${path}`, { method, headers, ...(content && { body }) });
      for (const cookie of response.headers.getSetCookie()) {
        const [name = '', value = ''] = cookie.split(';')[0]!.split('=');
        cookies.set(name, value);
      }
      const isJson = response.headers.get('content-type')?.includes('json') ?? false;
      const said = isJson ? ((await response.json()) as { error?: Answer['error'] }) : null;
      const bytes = isJson ? new Uint8Array() : new Uint8Array(await response.arrayBuffer());
      return { status: response.status, body: said, error: said?.error ?? { kind: 'none' }, headers: response.headers, bytes };
    };
  };
  return { made, people, open };
}

export async function inviteAndAccept(admin: Browser, browser: Browser, email: string, role: string): Promise<MemberView> {
  return await inviteSomebody(admin, browser, { ...SOMEBODY, email, role });
}

/** Invites somebody of a given name, who comes in at once. */
export async function inviteSomebody(
  admin: Browser,
  browser: Browser,
  { email, role, ...person }: typeof SOMEBODY & { readonly email: string; readonly role: string },
): Promise<MemberView> {
  const { body } = await admin('POST', '/invitations', { email, role });
  const token = (body as CreatedInvitation).link.split('/').at(-1);
  const accepted = await browser('POST', '/invitations/accept', { ...person, token });
  assert.equal(accepted.status, 200);
  return (accepted.body as Me).member;
}
