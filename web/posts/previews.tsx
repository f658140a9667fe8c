import { memo, useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import type { PostContentView, SpeakingView } from '../../src/posts/schema.ts';
import { findLinks } from '../../src/networks/counting/index.ts';
import { AccountMark } from '../design/face.tsx';
import { at, useAccountsById } from '../inbox/use-people.ts';
import { spokenParts } from '../../src/posts/wording/index.ts';
import { signed } from './parts.ts';
import { PreviewBeside } from './preview-beside.tsx';
import type { WordingState } from './use-wording.ts';
import styles from './post.module.css';

/** As each account will show it, on its own network. Drawn after the keys, never before them. */
export function Previews({
  wording,
  speaking,
}: {
  readonly wording: WordingState;
  readonly speaking: readonly SpeakingView[] | undefined;
}) {
  const { t } = useTranslation('posts');
  const accounts = useAccountsById();
  const content = useDeferredValue(wording.content);
  const chosen = (speaking ?? []).filter((one) => wording.accountIds.includes(one.accountId));
  return (
    <section className={styles['previews']} aria-labelledby="previews">
      <h2 id="previews">{t('previews.title')}</h2>
      {chosen.length === 0 && <p className={styles['soft']}>{t('previews.none')}</p>}
      {chosen.map((one) => {
        const account = accounts.get(one.accountId);
        return account && <Preview key={one.accountId} account={account} speaking={one} content={content} />;
      })}
    </section>
  );
}

interface PreviewProps {
  readonly account: AccountView;
  readonly speaking: SpeakingView;
  readonly content: PostContentView;
}

const Preview = memo(function Preview({ account, speaking, content }: PreviewProps) {
  const { t } = useTranslation('posts');
  const warning = speaking.contentWarnings ? content.contentWarning : null;
  return (
    <article className={styles['preview']} data-network={account.network} aria-label={t('previews.of', { account: at(account.handle) })}>
      <p className={styles['soft']}>{t(`networks.${account.network}`)}</p>
      <ol>
        {spokenParts(content, account).map((part, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a part of a thread is its place
          <li key={index}>
            <AccountMark id={account.accountId} name={account.displayName} pictureUrl={account.avatarUrl} size={36} />
            <div>
              <p>
                <b>{account.displayName}</b> <span className={styles['soft']}>{at(account.handle)}</span>
              </p>
              {warning !== null && <p className={styles['fold']}>{warning}</p>}
              <Words text={signed(part.text, speaking)} />
              <PreviewBeside part={part} speaking={speaking} />
            </div>
          </li>
        ))}
      </ol>
    </article>
  );
});

/** The words with links, mentions and hashtags as a network makes them out. */
function Words({ text }: { readonly text: string }) {
  const marks = [
    ...findLinks(text),
    ...[...text.matchAll(/(?<![\p{L}\p{N}_/])[@#][\p{L}\p{N}_][\p{L}\p{N}_.-]*(?:@[\p{L}\p{N}.-]+)?[\p{L}\p{N}_]/gu)].map(
      ({ 0: word, index }) => ({ start: index, end: index + word.length }),
    ),
  ].toSorted((one, other) => one.start - other.start);
  const pieces: { readonly text: string; readonly marked: boolean; readonly at: number }[] = [];
  let from = 0;
  for (const { start, end } of marks) {
    if (start < from) continue;
    pieces.push({ text: text.slice(from, start), marked: false, at: from }, { text: text.slice(start, end), marked: true, at: start });
    from = end;
  }
  pieces.push({ text: text.slice(from), marked: false, at: from });
  return (
    <p className={styles['said']} dir="auto">
      {pieces.map((piece) => (piece.marked ? <mark key={piece.at}>{piece.text}</mark> : piece.text))}
    </p>
  );
}
