import type { DomainCheck, DomainFinding } from '../networks/bluesky/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Visitor } from '../people/index.ts';
import type { Result } from '../platform/result.ts';
import { askOwn } from './ask-network.ts';
import type { AskRefusal, CircleDeps } from './ask-network.ts';
import { mayCircles } from './policy.ts';
import type { DomainCheckView } from './schema.ts';

/**
 * Whether a domain says that it is the account's, as anybody on the network would find out; and what must stand there. This server calls the
 * domain that was typed: that is for who looks after the accounts.
 */
export async function checkDomain(
  deps: CircleDeps,
  visitor: Visitor,
  { accountId, domain }: { readonly accountId: string; readonly domain: string },
): Promise<Result<DomainCheckView, AskRefusal | { kind: 'not-allowed' }>> {
  if (!mayCircles('manage', visitor.role)) return fail({ kind: 'not-allowed' });
  return await askOwn(deps, { organisationId: visitor.organisationId, accountId }, async (own, { identity }) =>
    succeed(toView(await own.checkDomain(domain), identity)),
  );
}

function toView({ domain, isRight, findings }: DomainCheck, identity: string): DomainCheckView {
  const isDomain = findings.every(({ kind }) => kind !== 'not-a-domain');
  const wanted = {
    host: `_atproto.${domain}`,
    record: `did=${identity}`,
    url: `https://${domain}/.well-known/atproto-did`,
    page: identity,
  };
  return { domain, isRight, wanted: isDomain ? wanted : null, findings: findings.map(toFinding) };
}

function toFinding(finding: DomainFinding): DomainCheckView['findings'][number] {
  const { kind } = finding;
  if (kind === 'right') return { kind, by: finding.by };
  if (kind === 'record-twice') return { kind, found: [...finding.found] };
  if (kind === 'record-other' || kind === 'page-other') return { kind, found: [finding.found] };
  if (kind === 'page-missing') return { kind, status: finding.status };
  return kind === 'dns-failed' ? { kind, code: finding.code } : { kind };
}
