import { useTranslation } from 'react-i18next';
import { Icon } from '../../design/icon.tsx';
import { timeOfDay } from '../../design/moment.ts';
import { useClock } from '../../design/relative-time.tsx';
import type { DraftStatus } from './draft-keeper.ts';
import styles from './composer.module.css';

/** Where the words are kept now. Not spoken at each pause: who listens to a screen reader would hear nothing else. */
export function DraftLine({ status }: { readonly status: DraftStatus }) {
  const { t } = useTranslation('publishing');
  const clock = useClock();
  if (status.kind === 'blank' || status.kind === 'conflict') return <span className={styles['kept']} />;
  const words = status.kind === 'kept' ? t('draft.kept', { at: timeOfDay(new Date(status.at), clock) }) : t(`draft.${status.kind}`);
  return (
    <span className={styles['kept']} data-draft={status.kind}>
      {status.kind === 'kept' && <Icon name="check" size={14} />}
      {status.kind === 'kept-here' && <Icon name="warning" size={14} />}
      {words}
    </span>
  );
}
