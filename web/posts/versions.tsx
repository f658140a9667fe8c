import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostDetail } from '../../src/posts/schema.ts';
import { Button } from '../design/button.tsx';
import { RelativeTime } from '../design/relative-time.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { usePeople } from '../inbox/use-people.ts';
import { differences } from './differences.ts';
import type { Part, PartMedia } from './part-media.ts';
import { restoreVersion } from './requests.ts';
import styles from './post.module.css';

type Version = PostDetail['versions'][number];

interface VersionsProps {
  readonly detail: PostDetail;
  readonly disabled: boolean;
  /** Keeps what is being written: it is an earlier wording then, and can come back as well. */
  readonly settle: () => Promise<number | null>;
  /** The reader was asked, and takes the words of a colleague's planned post. */
  readonly takesOver: boolean;
}

/** Earlier wordings: whose, when, what was changed, and the way back. */
export function Versions({ detail: { post, versions }, disabled, settle, takesOver }: VersionsProps) {
  const { t } = useTranslation('posts');
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const personOf = usePeople();
  const textOf = useWordingText();
  const [open, setOpen] = useState<number | null>(null);
  const restore = useMutation({
    mutationFn: async (revision: number) => ((await settle()) === null ? null : await restoreVersion(post.postId, revision, takesOver)),
    onSuccess: (restored) => restored && toast({ text: t('versions.restored') }),
    onError: (error) => toast({ text: sentence(error), tone: 'urgent' }),
    onSettled: () => void client.invalidateQueries({ queryKey: ['posts', 'one', post.postId] }),
  });
  if (versions.length < 2) return null;
  return (
    <section className={styles['versions']} aria-labelledby="versions">
      <h2 id="versions">{t('versions.title')}</h2>
      <ol>
        {versions.map((version, index) => {
          const before = versions[index + 1];
          return (
            <li key={version.revision}>
              <p>
                <b>{personOf(version.memberId).name}</b>{' '}
                <span className={styles['soft']}>
                  <RelativeTime at={version.writtenAt} />
                </span>
              </p>
              <div className={styles['acts']}>
                {before && (
                  <Button
                    size="small"
                    tone="quiet"
                    aria-expanded={open === version.revision}
                    onClick={() => setOpen(open === version.revision ? null : version.revision)}
                  >
                    {t('versions.compare')}
                  </Button>
                )}
                {index > 0 && !disabled && (
                  <Button
                    size="small"
                    tone="quiet"
                    busy={restore.isPending && restore.variables === version.revision}
                    onClick={() => restore.mutate(version.revision)}
                  >
                    {t('versions.restore')}
                  </Button>
                )}
              </div>
              {before && open === version.revision && <Changes from={textOf(before)} to={textOf(version)} />}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** All that a wording says, what stands beside its words too. */
function useWordingText(): (version: Version) => string {
  const { t } = useTranslation('beside');
  const shown = ({ alt }: PartMedia[number]) => (alt.trim() === '' ? t('version.bare') : t('version.picture', { alt: alt.trim() }));
  const told = ({ text, media = [], card }: Part) =>
    [text, ...media.map(shown), ...(card?.shown ? [t('version.card', { title: card.title })] : [])]
      .filter((line) => line !== '')
      .join('\n');
  return ({ content }) => content.parts.map(told).join('\n\n');
}

function Changes({ from, to }: { readonly from: string; readonly to: string }) {
  const { t } = useTranslation('posts');
  const pieces = differences(from, to);
  if (pieces.every(({ kind }) => kind === 'same')) return <p className={styles['soft']}>{t('versions.same')}</p>;
  return (
    <p className={styles['said']}>
      {pieces.map(({ kind, text, at }) =>
        kind === 'gone' ? <del key={`${at}-`}>{text}</del> : kind === 'new' ? <ins key={`${at}+`}>{text}</ins> : text,
      )}
    </p>
  );
}
