import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../../src/accounts/schema.ts';
import type { PostContentView, SpeakingView } from '../../../src/posts/schema.ts';
import { findMentions, handleOn, meantBy, partsFor, spokenParts } from '../../../src/posts/wording/index.ts';
import { at } from '../../inbox/use-people.ts';
import { signed } from '../parts.ts';
import { PreviewBeside } from '../preview-beside.tsx';
import { PreviewPart } from './preview-part.tsx';
import styles from './preview.module.css';

interface PreviewProps {
  readonly account: AccountView;
  readonly speaking: SpeakingView;
  readonly content: PostContentView;
}

/** What one account says, as its network shows it: a post, or a thread with its line. */
export const Preview = memo(function Preview({ account, speaking, content }: PreviewProps) {
  const { t } = useTranslation('posts');
  const warning = speaking.contentWarnings ? content.contentWarning : null;
  const written = partsFor(content, account.accountId);
  const spoken = spokenParts(content, account);
  const named = namedOnly(content, account);
  return (
    <article className={styles['preview']} data-network={account.network} aria-label={t('previews.of', { account: at(account.handle) })}>
      <p className={styles['network']}>{t(`networks.${account.network}`)}</p>
      <ol className={styles['thread']}>
        {spoken.map((part, index) => (
          <PartOf
            // oxlint-disable-next-line react/no-array-index-key -- a part of a thread is its place
            key={index}
            account={account}
            speaking={speaking}
            part={written[index] ?? part}
            text={signed(part.text, speaking)}
            warning={warning}
            goesOn={index < spoken.length - 1}
          />
        ))}
      </ol>
      {named.length > 0 && (
        <p className={styles['note']}>{t('previews.nameOnly', { names: named.join(', '), network: t(`networks.${account.network}`) })}</p>
      )}
    </article>
  );
});

interface PartOfProps {
  readonly account: AccountView;
  readonly speaking: SpeakingView;
  readonly part: PostContentView['parts'][number];
  readonly text: string;
  readonly warning: string | null;
  readonly goesOn: boolean;
}

const PartOf = memo(function PartOf({ account, speaking, part, text, warning, goesOn }: PartOfProps) {
  const beside = useMemo(() => <PreviewBeside part={part} speaking={speaking} />, [part, speaking]);
  return (
    <PreviewPart account={account} text={text} warning={warning} goesOn={goesOn}>
      {beside}
    </PreviewPart>
  );
});

/** Who is mentioned, and has no handle there that is known: the name alone is written. */
function namedOnly(content: PostContentView, { accountId, network }: AccountView): string[] {
  const { mentions = [] } = content;
  if (mentions.length === 0) return [];
  const meant = partsFor(content, accountId).flatMap(({ text }) => findMentions(text).map(({ handle }) => meantBy(handle, mentions)));
  return [...new Set(meant.flatMap((one) => (one && handleOn(one, network) === null ? one.name : [])))];
}
