import { useTranslation } from 'react-i18next';
import type { ModerationPage, ModerationView } from '../../src/moderation/schema.ts';
import { Field } from '../design/field.tsx';
import type { ListFilter } from './requests.ts';
import styles from './moderation.module.css';

const KINDS: readonly ModerationView['kind'][] = ['mute', 'block', 'hide', 'report'];

interface ModerationFilterProps {
  readonly filter: ListFilter;
  readonly counts: ModerationPage['counts'] | undefined;
  readonly onChange: (filter: ListFilter) => void;
}

/** Narrows an account's list: to one kind, to a name, to what still stands. */
export function ModerationFilter({ filter, counts, onChange }: ModerationFilterProps) {
  const { t } = useTranslation('accountPages');
  const all = counts && KINDS.reduce((sum, kind) => sum + counts[kind], 0);
  return (
    <div className={styles['filter']}>
      <div role="group" aria-label={t('moderation.kinds')} className={styles['kinds']}>
        {[undefined, ...KINDS].map((kind) => (
          <button key={kind ?? 'all'} type="button" aria-pressed={filter.kind === kind} onClick={() => onChange({ ...filter, kind })}>
            {t(`moderation.kind.${kind ?? 'all'}`)} <span>{(kind === undefined ? all : counts?.[kind]) ?? ''}</span>
          </button>
        ))}
      </div>
      <Field
        label={t('moderation.find')}
        width="medium"
        type="search"
        autoComplete="off"
        maxLength={100}
        value={filter.find}
        onChange={(event) => onChange({ ...filter, find: event.target.value })}
      />
      <label className={styles['past']}>
        <input type="checkbox" checked={filter.past} onChange={(event) => onChange({ ...filter, past: event.target.checked })} />
        {t('moderation.past')}
      </label>
    </div>
  );
}
