import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { HelmView } from '../../src/shifts/schema.ts';
import { useMe } from '../app/session.ts';
import { toast } from '../design/toast.tsx';
import { usePeople } from '../inbox/use-people.ts';
import { useLive } from '../live/use-live.ts';
import { helmsQuery } from './requests.ts';

const byAccount = (helms: readonly HelmView[]) => new Map(helms.map((helm) => [helm.accountId, helm]));
const NONE: ReadonlyMap<string, HelmView> = new Map();

/** Every account's helm, by account; empty until known. */
export function useHelms(): ReadonlyMap<string, HelmView> {
  return useQuery({ ...helmsQuery, select: byAccount }).data ?? NONE;
}

/** Keeps the helms in step with the journal, and tells a leaver how the hand-over came out. Once per page. */
export function useHelmsLive(): void {
  const client = useQueryClient();
  const { t } = useTranslation('shifts');
  const me = useMe().member.memberId;
  const personOf = usePeople();
  useLive(['shift.', 'account.', 'member.'], (event) => {
    void client.invalidateQueries({ queryKey: helmsQuery.queryKey });
    if (!event.kind.startsWith('shift.')) return;
    void client.invalidateQueries({ queryKey: ['week'] });
    const { why, whose, from, answer } = event.data;
    const { name } = personOf(event.memberId);
    if (event.kind === 'shift.stayed' && why === 'declined' && whose === me) {
      const said = typeof answer === 'string' && answer !== '';
      toast({ text: said ? t('confirm.wasDeclined', { name, answer }) : t('confirm.wasDeclinedSilently', { name }), tone: 'urgent' });
    }
    if (event.kind === 'shift.handed-over' && from === me) toast({ text: t('confirm.wasConfirmed', { name }) });
    if (event.kind === 'shift.settings-changed') void client.invalidateQueries({ queryKey: ['helm-settings'] });
    if (event.kind === 'shift.calendar-chosen') void client.invalidateQueries({ queryKey: ['holiday-calendar'] });
  });
}
