import { useTranslation } from 'react-i18next';
import { Confirm } from '../design/dialog.tsx';
import { usePeople } from '../inbox/use-people.ts';

interface AskTakingOverProps {
  readonly open: boolean;
  /** In whose name the post stands. */
  readonly memberId: string;
  readonly busy: boolean;
  readonly onTake: () => void;
  readonly onClose: () => void;
}

/** Asks before a colleague's planned post leaves in one's own name instead. */
export function AskTakingOver({ open, memberId, busy, onTake, onClose }: AskTakingOverProps) {
  const { t } = useTranslation('calendar');
  const { name } = usePeople()(memberId);
  return (
    <Confirm title={t('hands.title', { name })} open={open} busy={busy} act={t('hands.planAct')} onAct={onTake} onClose={onClose}>
      <p>{t('hands.plan', { name })}</p>
    </Confirm>
  );
}
