import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../src/people/schema.ts';
import { membersQuery, photoUrl } from '../api/people.ts';
import { isFailure } from '../api/failure.ts';
import type { FormErrors } from '../design/use-form.ts';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { officesQuery } from './requests.ts';

const KINDS = [
  'overlaps',
  'in-the-past',
  'too-far',
  'ends-before-start',
  'account-has-office',
  'no-such-member',
  'no-such-account',
  'has-begun',
  'not-published',
  'not-open',
  'empty',
] as const;

/** The sentence for what was refused here. */
export function useOfficeSentence(): (error: unknown) => string {
  const { t } = useTranslation('offices');
  const sentence = useFailureSentence();
  return (error) => {
    const kind = isFailure(error) ? KINDS.find((one) => one === error.kind) : undefined;
    return kind === undefined ? sentence(error) : t(`failures.${kind}`);
  };
}

/** Puts a refusal beside the field it is about, or above the form. */
export function useOfficeRefusal<Values>(byKind: Readonly<Record<string, keyof Values & string>>) {
  const sentence = useOfficeSentence();
  return (error: unknown): { fields?: FormErrors<Values>; form?: string } => {
    if (!isFailure(error)) throw error;
    const field = byKind[error.kind];
    return field === undefined ? { form: sentence(error) } : { fields: { [field]: sentence(error) } as FormErrors<Values> };
  };
}

/** Does something to an office, then shows how it is now. */
export function useOfficeAct(): { act: (work: () => Promise<unknown>, done?: string) => void; busy: boolean } {
  const client = useQueryClient();
  const sentence = useOfficeSentence();
  const { mutate, isPending } = useMutation({
    mutationFn: async ({ work, done }: { work: () => Promise<unknown>; done: string | undefined }) => {
      await work();
      await client.invalidateQueries({ queryKey: officesQuery.queryKey });
      if (done !== undefined) toast({ text: done });
    },
    onError: (error) => toast({ tone: 'urgent', text: sentence(error) }),
  });
  return { act: (work, done) => mutate({ work, done }), busy: isPending };
}

export interface Person {
  readonly memberId: string;
  readonly name: string;
  readonly initials: string | undefined;
  readonly pictureUrl: string | null;
}

/** Members by id, as offices show them; who was erased has no name left. */
export function usePersonOf(): (memberId: string) => Person {
  const { t } = useTranslation('offices');
  const { data } = useQuery(membersQuery);
  const members = new Map((data ?? []).map((member: MemberView) => [member.memberId, member]));
  return (memberId) => {
    const member = members.get(memberId);
    if (member === undefined || member.erasedAt !== null) return { memberId, name: t('someone'), initials: '?', pictureUrl: null };
    return { memberId, name: member.publicName, initials: member.initials, pictureUrl: photoUrl(member, 64) };
  };
}
