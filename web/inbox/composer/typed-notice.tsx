import { useTranslation } from 'react-i18next';
import type { TypedSignature } from '../../../src/publishing/schema.ts';
import { Banner } from '../../design/banner.tsx';
import { Button } from '../../design/button.tsx';
import { useShortcut } from '../../keyboard/use-shortcut.ts';
import styles from './voice.module.css';

interface TypedNoticeProps {
  readonly typed: TypedSignature;
  /** The reader wants to keep another's. */
  readonly kept: boolean;
  readonly onRemove: () => void;
  readonly onKeep: () => void;
}

/** A signature that somebody typed: one's own is put once, a colleague's goes by one key. */
export function TypedNotice({ typed, kept, onRemove, onKeep }: TypedNoticeProps) {
  const { t } = useTranslation(['voices', 'inbox']);
  const foreign = typed !== null && !typed.own && !kept;
  useShortcut('Ctrl+;', onRemove, {
    label: t('typed.remove', { written: typed?.written ?? '' }),
    group: t('inbox:keys.threadGroup'),
    enabled: foreign,
    hidden: true,
  });
  if (typed === null) return null;
  if (typed.own) return <p className={styles['quiet']}>{t('typed.own')}</p>;
  if (kept) return <p className={styles['quiet']}>{t('typed.kept')}</p>;
  return (
    <Banner
      tone="held"
      announced
      title={t('typed.other', { name: typed.name })}
      action={
        <span className={styles['acts']}>
          <Button size="small" onClick={onRemove}>
            {t('typed.remove', { written: typed.written })} <kbd className={styles['kbd']}>Ctrl ;</kbd>
          </Button>
          <Button size="small" tone="quiet" onClick={onKeep}>
            {t('typed.keep')}
          </Button>
        </span>
      }
    >
      {t('typed.otherText')}
    </Banner>
  );
}
