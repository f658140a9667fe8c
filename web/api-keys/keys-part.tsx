import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiKeyView } from '../../src/api-keys/schema.ts';
import page from '../app/page.module.css';
import { useMe } from '../app/session.ts';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/dialog.tsx';
import { RelativeTime } from '../design/relative-time.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { Tag } from '../design/tag.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { usePeople } from '../inbox/use-people.ts';
import { MakeKeyDialog } from './make-key-dialog.tsx';
import { apiKeysQuery, revokeApiKey } from './requests.ts';
import { wordOf } from './scopes.ts';
import styles from './access.module.css';

/** The keys that speak in one's name; for administrators, everybody's. */
export function KeysPart() {
  const { t } = useTranslation(['access', 'shell']);
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const { data: keys, error, refetch } = useQuery(apiKeysQuery);
  const [making, setMaking] = useState(false);
  const [asked, setAsked] = useState<ApiKeyView>();
  const revoke = useMutation({
    mutationFn: ({ apiKeyId }: ApiKeyView) => revokeApiKey(apiKeyId),
    onSuccess: (_, { name }) => toast({ text: t('keys.revoked', { name }) }),
    onError: (failure) => toast({ text: sentence(failure), tone: 'urgent' }),
    onSettled: async () => {
      setAsked(undefined);
      await client.invalidateQueries({ queryKey: apiKeysQuery.queryKey });
    },
  });
  return (
    <section className={page['section']} aria-labelledby="api-keys">
      <div className={page['head']}>
        <div>
          <h2 id="api-keys">{t('keys.title')}</h2>
          <p className={page['lead']}>{t('keys.lead')}</p>
        </div>
        <Button tone="primary" onClick={() => setMaking(true)}>
          {t('keys.make')}
        </Button>
      </div>
      {error !== null && (
        <Banner tone="urgent" announced action={<Button onClick={() => void refetch()}>{t('shell:retry')}</Button>}>
          {sentence(error)}
        </Banner>
      )}
      {keys === undefined && error === null && <Skeleton height="4rem" />}
      {keys?.length === 0 && <p className={styles['soft']}>{t('keys.none')}</p>}
      {keys !== undefined && keys.length > 0 && (
        <ul className={styles['rows']}>
          {keys.map((key) => (
            <KeyRow key={key.apiKeyId} apiKey={key} onRevoke={setAsked} />
          ))}
        </ul>
      )}
      {making && <MakeKeyDialog onClose={() => setMaking(false)} />}
      <Confirm
        title={t('keys.revokeTitle', { name: asked?.name })}
        open={asked !== undefined}
        onClose={() => setAsked(undefined)}
        act={t('keys.revoke')}
        onAct={() => asked && revoke.mutate(asked)}
        busy={revoke.isPending}
      >
        <p>{t('keys.revokeText')}</p>
      </Confirm>
    </section>
  );
}

function KeyRow({ apiKey, onRevoke }: { readonly apiKey: ApiKeyView; readonly onRevoke: (key: ApiKeyView) => void }) {
  const { t } = useTranslation('access');
  const { memberId } = useMe().member;
  const person = usePeople();
  const { name, ending, scopes, createdAt, lastUsedAt, revokedAt } = apiKey;
  return (
    <li className={styles['row']}>
      <div>
        <strong>{name}</strong> <code>…{ending}</code> {revokedAt !== null && <Tag tone="held">{t('keys.ended')}</Tag>}
        <span className={styles['soft']}>{scopes.map((scope) => t(`scopes.${wordOf(scope)}`)).join(' · ')}</span>
        <span className={styles['soft']}>
          {apiKey.memberId !== memberId && <>{t('keys.of', { name: person(apiKey.memberId).name })} · </>}
          {t('keys.madeAt')} <RelativeTime at={createdAt} /> · {lastUsedAt === null ? t('keys.neverUsed') : t('keys.usedAt')}{' '}
          {lastUsedAt !== null && <RelativeTime at={lastUsedAt} />}
        </span>
      </div>
      {revokedAt === null && (
        <Button size="small" aria-label={t('keys.revokeLabel', { name })} onClick={() => onRevoke(apiKey)}>
          {t('keys.revoke')}
        </Button>
      )}
    </li>
  );
}
