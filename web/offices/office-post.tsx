import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficePostView, TenureView } from '../../src/offices/schema.ts';
import { useMe } from '../app/session.ts';
import { Button } from '../design/button.tsx';
import { FieldFrame } from '../design/field.tsx';
import field from '../design/field.module.css';
import { useClock } from '../design/relative-time.tsx';
import { sayDay } from './days.ts';
import styles from './offices.module.css';
import { dismissPost, publishPost, savePost } from './requests.ts';
import { useOfficeAct, type Person } from './use-offices.ts';

interface OfficePostProps {
  readonly post: OfficePostView;
  readonly tenure: TenureView;
  readonly signer: Person;
  readonly manages: boolean;
}

/** Words proposed for a coming or a going. They leave when the person in whose name they are presses the button, or not at all. */
export function OfficePostBox({ post, tenure, signer, manages }: OfficePostProps) {
  const { t } = useTranslation(['offices', 'shell']);
  const { member: me } = useMe();
  const { language } = useClock();
  const { act, busy } = useOfficeAct();
  const [draft, setDraft] = useState<string>();
  const mine = post.signerId === me.memberId;
  const heading = mine ? t(`posts.yours.${post.kind}`) : t(`posts.${post.kind}`, { name: signer.name });
  if (post.state === 'dismissed') {
    return (
      <p className={styles['aside']}>
        {heading} · {t('posts.dismissed')}{' '}
        {(mine || manages) && (
          <Button size="small" tone="quiet" busy={busy} onClick={() => act(() => dismissPost(post, false))}>
            {t('posts.restore')}
          </Button>
        )}
      </p>
    );
  }
  const save = (then?: () => Promise<unknown>) =>
    act(
      async () => {
        if (draft !== undefined) await savePost(post, draft);
        await then?.();
        setDraft(undefined);
      },
      then === undefined ? t('posts.saved') : t('posts.onItsWay'),
    );
  return (
    <section className={styles['post']}>
      <h3>{heading}</h3>
      {draft === undefined ? (
        <p className={styles['words']}>{post.body}</p>
      ) : (
        <FieldFrame label={t('posts.body')}>
          {({ id }) => (
            <textarea
              id={id}
              className={field['input']}
              rows={4}
              maxLength={3_000}
              value={draft}
              onChange={(event) => setDraft(event.target.value)}
            />
          )}
        </FieldFrame>
      )}
      <p className={styles['soft']}>
        {tenure.state === 'planned'
          ? t('posts.waits', { day: sayDay(tenure.startsOn, language) })
          : mine
            ? ''
            : t('posts.signer', { name: signer.name })}
      </p>
      <div className={field['actions']}>
        {mine && post.open && (
          <Button tone="primary" busy={busy} onClick={() => save(() => publishPost(post))}>
            {t('posts.publish')}
          </Button>
        )}
        {(mine || manages) && draft === undefined && (
          <>
            <Button busy={busy} onClick={() => setDraft(post.body)}>
              {t('posts.edit')}
            </Button>
            <Button tone="quiet" busy={busy} onClick={() => act(() => dismissPost(post, true))}>
              {t('posts.dismiss')}
            </Button>
          </>
        )}
        {draft !== undefined && (
          <>
            <Button busy={busy} onClick={() => save()}>
              {t('posts.save')}
            </Button>
            <Button tone="quiet" onClick={() => setDraft(undefined)}>
              {t('shell:cancel')}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}
