import { useTranslation } from 'react-i18next';
import type { SpeakingView } from '../../src/posts/schema.ts';
import { MOST_PARTS } from '../../src/posts/wording/index.ts';
import { Button } from '../design/button.tsx';
import { Field, Select } from '../design/field.tsx';
import { Icon } from '../design/icon.tsx';
import { at, useAccountsById } from '../inbox/use-people.ts';
import { PartBeside } from './part-beside.tsx';
import { PartField } from './part-field.tsx';
import { ReachFields } from './reach-fields.tsx';
import { useParts } from './use-parts.ts';
import type { PostMedia } from './use-post-media.ts';
import type { WordingState } from './use-wording.ts';
import styles from './post.module.css';

interface WordingFieldsProps {
  readonly wording: WordingState;
  readonly media: PostMedia;
  readonly speaking: readonly SpeakingView[] | undefined;
  readonly disabled: boolean;
}

/** The words: what all accounts say, or what one says instead; one part or a thread. */
export function WordingFields({ wording, media, speaking, disabled }: WordingFieldsProps) {
  const { t } = useTranslation('posts');
  const accounts = useAccountsById();
  const { content, accountIds } = wording;
  const desk = useParts(wording, speaking);
  const { parts } = desk;
  return (
    <section className={styles['wording']} aria-label={t('wording.name')}>
      {accountIds.length > 1 && (
        <Select label={t('wording.of')} value={desk.apart} onChange={(event) => desk.writeFor(event.target.value)} disabled={disabled}>
          <option value="">{t('wording.all')}</option>
          {accountIds.map((id) => (
            <option key={id} value={id}>
              {t('wording.only', { account: at(accounts.get(id)?.handle ?? '…') })}
            </option>
          ))}
        </Select>
      )}
      {parts.map((part, index) => (
        <PartBeside
          // oxlint-disable-next-line react/no-array-index-key -- a part of a thread is its place
          key={index}
          media={media}
          place={{ apart: desk.apart, index }}
          part={part}
          speaking={desk.concerned}
          disabled={disabled}
        >
          <PartField
            label={parts.length === 1 ? t('wording.text') : t('wording.part', { number: index + 1, count: parts.length })}
            text={part.text}
            part={part}
            index={index}
            visibility={content.visibility}
            speaking={desk.concerned}
            saying={desk.sayingOf(index, parts.length)}
            disabled={disabled}
            onText={(text) => (media.types({ apart: desk.apart, index }, text), desk.setText(index, text))}
            onSplit={() => !media.underway && desk.split(index)}
            onRemove={parts.length > 1 && !media.underway ? () => desk.remove(index) : undefined}
          />
        </PartBeside>
      ))}
      {!disabled && (
        <div className={styles['acts']}>
          <Button size="small" disabled={parts.length >= MOST_PARTS} onClick={desk.add}>
            <Icon name="plus" size={16} /> {t('wording.add')}
          </Button>
          <Button size="small" tone="quiet" onClick={desk.space}>
            {t('wording.spaces')}
          </Button>
          {desk.own && (
            <Button size="small" tone="quiet" onClick={desk.forgetOwn}>
              {t('wording.forget')}
            </Button>
          )}
        </div>
      )}
      {(parts.length > 1 || content.numbered === true) && (
        <label className={styles['tick']}>
          <input
            type="checkbox"
            checked={content.numbered === true}
            disabled={disabled}
            onChange={(event) => wording.change({ numbered: event.target.checked })}
          />
          {t('wording.numbered', { parts: parts.length })}
        </label>
      )}
      {desk.chosen.some(({ contentWarnings }) => contentWarnings) && (
        <Field
          label={t('wording.warning')}
          hint={t('wording.warningHint')}
          value={content.contentWarning ?? ''}
          maxLength={500}
          disabled={disabled}
          onChange={(event) => wording.change({ contentWarning: event.target.value === '' ? null : event.target.value })}
        />
      )}
      <ReachFields wording={wording} speaking={desk.chosen} disabled={disabled} />
    </section>
  );
}
