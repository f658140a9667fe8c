import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShiftView } from '../../src/shifts/schema.ts';
import { Confirm } from '../design/dialog.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { usePeople } from '../inbox/use-people.ts';
import { endShift, helmsQuery } from './requests.ts';

/** A lead ends the shift of a colleague who has left it open: never in his or her words. */
export function EndForDialog({ shift, onClose }: { readonly shift: ShiftView; readonly onClose: () => void }) {
  const { t } = useTranslation('shifts');
  const { name } = usePeople()(shift.memberId);
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const [busy, setBusy] = useState(false);
  async function end(): Promise<void> {
    setBusy(true);
    try {
      await endShift(shift.shiftId, null);
      onClose();
      await client.invalidateQueries({ queryKey: helmsQuery.queryKey });
    } catch (error) {
      setBusy(false);
      toast({ text: sentence(error), tone: 'urgent' });
    }
  }
  return (
    <Confirm title={t('end.forTitle', { name })} open onClose={onClose} act={t('end.forAct')} onAct={() => void end()} busy={busy}>
      <p>{t('end.forText')}</p>
    </Confirm>
  );
}
