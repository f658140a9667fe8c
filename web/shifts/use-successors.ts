import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { HelmView } from '../../src/shifts/schema.ts';
import { membersQuery } from '../api/people.ts';
import { useMe } from '../app/session.ts';
import { mayBeAt } from './helm-state.ts';
import { useWallWords } from './use-wall-words.ts';

export interface Successor {
  readonly memberId: string;
  readonly name: string;
  /** With why they come to mind. */
  readonly words: string;
}

/** To whom one may hand over, of those who may answer on the account: who is planned next or is there already first, then everybody else by name. */
export function useSuccessors(helm: HelmView): readonly Successor[] {
  const { t } = useTranslation('shifts');
  const me = useMe().member.memberId;
  const say = useWallWords();
  const { data: members } = useQuery(membersQuery);
  const due = new Map([
    ...(helm.next === null ? [] : [[helm.next.memberId, helm.next.startsAt] as const]),
    ...helm.missing.map(({ memberId, startsAt }) => [memberId, startsAt] as const),
  ]);
  const there = new Set(helm.atHelm.map(({ memberId }) => memberId));
  const rank = (memberId: string) => (due.has(memberId) ? 0 : there.has(memberId) ? 1 : 2);
  return (members ?? [])
    .filter(({ memberId, state }) => state === 'active' && memberId !== me && mayBeAt(helm, memberId))
    .toSorted((a, b) => rank(a.memberId) - rank(b.memberId) || a.publicName.localeCompare(b.publicName))
    .map(({ memberId, publicName: name }) => {
      const startsAt = due.get(memberId);
      if (startsAt !== undefined) return { memberId, name, words: t('handOver.planned', { name, when: say.when(startsAt) }) };
      return { memberId, name, words: there.has(memberId) ? t('handOver.atHelm', { name }) : name };
    });
}
