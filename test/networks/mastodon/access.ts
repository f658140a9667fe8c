/** Applications, leave given and tokens of the fake Mastodon. */
import { createHash, randomBytes } from 'node:crypto';
import type { Person } from './world.ts';

interface Application {
  readonly id: string;
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUris: readonly string[];
  readonly scopes: string;
}

export interface Token {
  readonly value: string;
  readonly person: Person;
  readonly scopes: string;
  readonly application: Application;
  revoked: boolean;
}

interface Leave {
  readonly application: Application;
  readonly person: Person;
  readonly redirectUri: string;
  readonly scopes: string;
  readonly challenge: string | null;
  used: boolean;
}

export type Access = ReturnType<typeof createAccess>;
const random = (): string => randomBytes(24).toString('base64url');

export function createAccess() {
  const applications = new Map<string, Application>();
  const leaves = new Map<string, Leave>();
  const tokens = new Map<string, Token>();

  function register(name: string, redirectUris: readonly string[], scopes: string): Application {
    const application = { id: String(applications.size + 1), name, clientId: random(), clientSecret: random(), redirectUris, scopes };
    applications.set(application.clientId, application);
    return application;
  }

  function grant(application: Application, person: Person, scopes: string): Token {
    const token = { value: random(), person, scopes, application, revoked: false };
    tokens.set(token.value, token);
    return token;
  }

  return {
    applications,
    register,
    grant,
    /** A token as its owner makes one in the server's own pages. */
    makeToken: (person: Person, scopes: string): Token => grant(register('made by hand', [], scopes), person, scopes),
    find: (value: string): Token | null => {
      const token = tokens.get(value);
      return token === undefined || token.revoked ? null : token;
    },
    /** What the person's browser is sent back with. Null: the application asks in a way that it was not registered for. */
    authorise(query: URLSearchParams, person: Person): string | null {
      const application = applications.get(query.get('client_id') ?? '');
      const redirectUri = query.get('redirect_uri') ?? '';
      const scopes = query.get('scope') ?? 'read';
      const isKnown =
        application?.redirectUris.includes(redirectUri) && scopes.split(' ').every((one) => application.scopes.split(' ').includes(one));
      if (application === undefined || !isKnown || query.get('response_type') !== 'code') return null;
      const code = random();
      leaves.set(code, { application, person, redirectUri, scopes, challenge: query.get('code_challenge'), used: false });
      const back = new URL(redirectUri);
      back.searchParams.set('code', code);
      back.searchParams.set('state', query.get('state') ?? '');
      return back.href;
    },
    exchange(body: Readonly<Record<string, string>>): Token | null {
      const leave = leaves.get(body['code'] ?? '');
      if (leave === undefined || leave.used) return null;
      leave.used = true;
      const { application, redirectUri, challenge } = leave;
      const verified =
        challenge === null ||
        createHash('sha256')
          .update(body['code_verifier'] ?? '')
          .digest('base64url') === challenge;
      const isTheirs = application.clientId === body['client_id'] && application.clientSecret === body['client_secret'];
      return verified && isTheirs && redirectUri === body['redirect_uri'] ? grant(application, leave.person, leave.scopes) : null;
    },
    revoke(body: Readonly<Record<string, string>>): boolean {
      const token = tokens.get(body['token'] ?? '');
      if (
        token === undefined ||
        token.application.clientId !== body['client_id'] ||
        token.application.clientSecret !== body['client_secret']
      ) {
        return false;
      }
      token.revoked = true;
      return true;
    },
    revokeAllOf: (person: Person): void => tokens.forEach((token) => void (token.revoked ||= token.person === person)),
  };
}

/** Whether a token's scopes open what one of `wanted` opens. */
export const opens = ({ scopes }: Token, wanted: readonly string[]): boolean =>
  wanted.some((scope) => scopes.split(' ').some((held) => held === scope || held === scope.split(':')[0]));
