/** Who is who on screen: members and accounts by id. Names never wait: an unknown person is « Quelqu’un » until known. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import type { MemberView } from '../../src/people/schema.ts';
import { accountsQuery } from '../api/accounts.ts';
import { membersQuery, photoUrl } from '../api/people.ts';

const byMember = (members: readonly MemberView[]) => new Map(members.map((member) => [member.memberId, member]));
const byAccount = (accounts: readonly AccountView[]) => new Map(accounts.map((account) => [account.accountId, account]));

export interface Person {
  readonly memberId: string;
  /** As the team calls him; the public name, so that one name goes everywhere. */
  readonly name: string;
  readonly initials: string | undefined;
  readonly pictureUrl: string | null;
}

/** How a member is shown. The same function on every render for the same members. */
export function usePeople(): (memberId: string | null) => Person {
  const { t } = useTranslation('inbox');
  const { data } = useQuery({ ...membersQuery, select: byMember });
  return (memberId) => {
    const member = memberId === null ? undefined : data?.get(memberId);
    return {
      memberId: memberId ?? '',
      name: member?.publicName ?? t('list.someone'),
      initials: member?.initials,
      pictureUrl: member === undefined ? null : photoUrl(member),
    };
  };
}

export function useAccountsById(): ReadonlyMap<string, AccountView> {
  return useQuery({ ...accountsQuery, select: byAccount }).data ?? NONE;
}

const NONE: ReadonlyMap<string, AccountView> = new Map();

/** `@ligne4`, as people write it, whatever the network's own writing. */
export const at = (handle: string): string => (handle.startsWith('@') ? handle : `@${handle}`);

/** Who speaks in a publication of ours: the person, or the character with the person behind it. */
export function useSpeaker(): (publication: { readonly memberId: string | null; readonly persona: string | null }) => Person {
  const { t } = useTranslation('voices');
  const personOf = usePeople();
  return ({ memberId, persona }) => {
    const person = personOf(memberId);
    return persona === null ? person : { ...person, name: t('author.behind', { persona, name: person.name }) };
  };
}
