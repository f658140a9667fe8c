import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SpeakingView } from '../../src/posts/schema.ts';
import { frenchSpacing, MOST_PARTS } from '../../src/posts/wording/index.ts';
import { Button } from '../design/button.tsx';
import { Field, Select } from '../design/field.tsx';
import { Icon } from '../design/icon.tsx';
import { at, useAccountsById } from '../inbox/use-people.ts';
import { PartField } from './part-field.tsx';
import { partsFor, splitFor } from './parts.ts';
import type { Parts } from './parts.ts';
import type { WordingState } from './use-wording.ts';
import styles from './post.module.css';

interface WordingFieldsProps {
  readonly wording: WordingState;
  readonly speaking: readonly SpeakingView[] | undefined;
  readonly disabled: boolean;
}

/** The words: what all accounts say, or what one says instead; one part or a thread. */
export function WordingFields({ wording, speaking, disabled }: WordingFieldsProps) {
  const { t } = useTranslation('posts');
  const accounts = useAccountsById();
  const [of, setOf] = useState<string>('');
  const { content, accountIds } = wording;
  const chosen = (speaking ?? []).filter((one) => accountIds.includes(one.accountId));
  const apart = accountIds.includes(of) ? of : '';
  const parts = apart === '' ? content.parts : partsFor(content, apart);
  const own = content.versions.some(({ accountId }) => accountId === apart);
  // What all say must fit where nobody wrote anything else.
  const concerned =
    apart === ''
      ? chosen.filter((one) => !content.versions.some(({ accountId }) => accountId === one.accountId))
      : chosen.filter((one) => one.accountId === apart);

  function write(next: Parts): void {
    if (apart === '') return wording.change({ parts: next });
    const others = content.versions.filter(({ accountId }) => accountId !== apart);
    wording.change({ versions: [...others, { accountId: apart, parts: next }] });
  }
  const forgetOwn = () => wording.change({ versions: content.versions.filter(({ accountId }) => accountId !== apart) });
  const split = (index: number) => {
    const cut = splitFor(parts[index]?.text ?? '', concerned, { numbered: false, contentWarning: content.contentWarning });
    if (cut && parts.length - 1 + cut.length <= MOST_PARTS) write(parts.toSpliced(index, 1, ...cut));
  };
  return (
    <section className={styles['wording']} aria-label={t('wording.name')}>
      {accountIds.length > 1 && (
        <Select label={t('wording.of')} value={apart} onChange={(event) => setOf(event.target.value)} disabled={disabled}>
          <option value="">{t('wording.all')}</option>
          {accountIds.map((id) => (
            <option key={id} value={id}>
              {t('wording.only', { account: at(accounts.get(id)?.handle ?? '…') })}
            </option>
          ))}
        </Select>
      )}
      {parts.map((part, index) => (
        <PartField
          // oxlint-disable-next-line react/no-array-index-key -- a part of a thread is its place
          key={index}
          label={parts.length === 1 ? t('wording.text') : t('wording.part', { number: index + 1, count: parts.length })}
          text={part.text}
          speaking={concerned}
          contentWarning={content.contentWarning}
          disabled={disabled}
          onText={(text) => write(parts.with(index, { text }))}
          onSplit={() => split(index)}
          onRemove={parts.length > 1 ? () => write(parts.toSpliced(index, 1)) : undefined}
        />
      ))}
      {!disabled && (
        <div className={styles['acts']}>
          <Button size="small" disabled={parts.length >= MOST_PARTS} onClick={() => write([...parts, { text: '' }])}>
            <Icon name="plus" size={16} /> {t('wording.add')}
          </Button>
          <Button size="small" tone="quiet" onClick={() => write(parts.map(({ text }) => ({ text: frenchSpacing(text) })))}>
            {t('wording.spaces')}
          </Button>
          {own && (
            <Button size="small" tone="quiet" onClick={forgetOwn}>
              {t('wording.forget')}
            </Button>
          )}
        </div>
      )}
      {chosen.some(({ contentWarnings }) => contentWarnings) && (
        <Field
          label={t('wording.warning')}
          hint={t('wording.warningHint')}
          value={content.contentWarning ?? ''}
          maxLength={500}
          disabled={disabled}
          onChange={(event) => wording.change({ contentWarning: event.target.value === '' ? null : event.target.value })}
        />
      )}
    </section>
  );
}
