import type { MemberView } from '../../src/people/schema.ts';
import type { Signer } from '../../src/past/schema.ts';

/** Accents and case do not make two people of one. */
const fold = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** The member who already signs like this: by public name, or by initials. Null when nobody does, or more than one. */
export function matchSigner({ author, form }: Pick<Signer, 'author' | 'form'>, members: readonly MemberView[]): MemberView | null {
  const wanted = fold(author);
  const same = members.filter((member) => {
    if (member.state !== 'active') return false;
    return form === 'initials'
      ? fold(member.initials) === wanted
      : [member.publicName, member.givenName].some((name) => fold(name) === wanted);
  });
  return same.length === 1 ? (same[0] ?? null) : null;
}

/** Signed at least this often, a person is proposed at once; rarer ones are listed. */
const OFTEN = 3;
const PROPOSED = 40;

/** Whom to propose: those who sign often and are not in the team yet, who signs most first; the same name on two accounts is one person. */
export function peopleToPropose(signers: readonly Signer[], members: readonly MemberView[]): Signer[] {
  const seen = new Set<string>();
  return signers
    .filter((signer) => {
      const key = `${signer.form} ${fold(signer.author)}`;
      if (signer.posts < OFTEN || seen.has(key) || matchSigner(signer, members) !== null) return false;
      seen.add(key);
      return true;
    })
    .slice(0, PROPOSED);
}
