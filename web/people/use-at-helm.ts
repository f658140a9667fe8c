/** Who is at which helm, in words for a card. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { timeOfDay } from '../design/moment.ts';
import { useClock } from '../design/relative-time.tsx';
import { at, useAccountsById } from '../inbox/use-people.ts';
import { helmsQuery } from '../shifts/requests.ts';

/** By member: « aux commandes de @ligne4 jusqu’à 12 h », one line for each account. */
export function useAtHelm(): ReadonlyMap<string, readonly string[]> {
  const { t } = useTranslation('people');
  const clock = useClock();
  const accounts = useAccountsById();
  const { data: helms } = useQuery(helmsQuery);
  const lines = new Map<string, string[]>();
  for (const { accountId, atHelm } of helms ?? []) {
    const handle = accounts.get(accountId)?.handle;
    if (handle === undefined) continue;
    for (const { memberId, until } of atHelm) {
      const line = t('team.atHelm', { handle: at(handle), until: timeOfDay(new Date(until), clock) });
      lines.set(memberId, [...(lines.get(memberId) ?? []), line]);
    }
  }
  return lines;
}
