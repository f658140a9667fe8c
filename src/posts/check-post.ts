import { capabilitiesOf, findAccount, measureOf } from '../accounts/index.ts';
import type { Account, Networks } from '../accounts/index.ts';
import type { Query } from '../platform/database/index.ts';
import { signatureFor, signedText } from '../signatures/index.ts';
import { checkBeside } from './check-beside.ts';
import type { BesideProblem } from './check-beside.ts';
import { maySpeak } from './policy.ts';
import type { Post, PostContent } from './post.ts';
import { partsFor, spokenParts } from './wording/index.ts';

/** What stands in the way of a post. Lengths are in the network's own count, signature included; `part` counts from 0. */
export type PostProblem =
  | { kind: 'no-account' }
  | { kind: 'no-such-account' | 'account-disconnected' | 'outside-team' | 'no-voice' | 'no-speaker-tag' | 'too-narrow'; accountId: string }
  | { kind: 'empty'; accountId: string; part: number }
  | { kind: 'too-long'; accountId: string; part: number; length: number; maximum: number }
  | BesideProblem;

const UNREADABLE = /^[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Cn}]*$/u;

/** Everything that would keep it from being said in this member's name, account by account; empty when nothing does. */
export async function checkPost(
  networks: Networks,
  db: Query,
  organisationId: string,
  { post, memberId }: { readonly post: Pick<Post, 'content' | 'accountIds'>; readonly memberId: string },
): Promise<PostProblem[]> {
  if (post.accountIds.length === 0) return [{ kind: 'no-account' }];
  const found: PostProblem[] = [];
  for (const accountId of post.accountIds) {
    const account = await findAccount(db, organisationId, accountId);
    if (account === null) found.push({ kind: 'no-such-account', accountId });
    else if (account.state === 'disconnected') found.push({ kind: 'account-disconnected', accountId });
    else found.push(...(await checkFor(networks, db, { account, content: post.content, memberId })));
  }
  return found;
}

async function checkFor(
  networks: Networks,
  db: Query,
  { account, content, memberId }: { readonly account: Account; readonly content: PostContent; readonly memberId: string },
): Promise<PostProblem[]> {
  const { accountId, organisationId } = account;
  const may = await maySpeak(db, organisationId, { accountId, memberId });
  if (may !== 'yes') return [{ kind: may, accountId }];
  const signature = await signatureFor(db, organisationId, accountId, memberId);
  if (signature.missing !== null) return [{ kind: 'no-speaker-tag', accountId }];
  const capabilities = capabilitiesOf(account, networks);
  const { visibilities, contentWarnings } = capabilities;
  const found: PostProblem[] = [];
  // Who is outside the lists is read by everybody still; what is for followers must not be.
  if (content.visibility === 'followers' && !visibilities.includes('followers')) found.push({ kind: 'too-narrow', accountId });
  const measure = measureOf(account, networks, {
    visibility: content.visibility,
    contentWarning: contentWarnings ? content.contentWarning : null,
    addressee: null,
  });
  const written = partsFor(content, accountId);
  for (const [part, { text }] of spokenParts(content, account).entries()) {
    const { text: typed = '', media = [] } = written[part] ?? {};
    // A picture says enough.
    if (UNREADABLE.test(typed) && media.length === 0) {
      found.push({ kind: 'empty', accountId, part });
      continue;
    }
    const [length, maximum] = [measure.length(signedText(text.trim(), signature)), measure.maximum];
    if (length > maximum) found.push({ kind: 'too-long', accountId, part, length, maximum });
  }
  found.push(...(await checkBeside(db, organisationId, { accountId, capabilities, parts: written, gates: content.gates })));
  return found;
}
