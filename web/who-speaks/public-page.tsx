import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PublicPage as Page } from '../../src/who-speaks/schema.ts';
import { usePageTitle } from '../app/page-title.ts';
import page from '../app/page.module.css';
import { useMe } from '../app/session.ts';
import { Banner } from '../design/banner.tsx';
import { Button, buttonClass } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { Tag } from '../design/tag.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { useLive } from '../live/use-live.ts';
import { EmbedCode } from './embed-code.tsx';
import { PageForm } from './page-form.tsx';
import { publicPageQuery, savePublicPage } from './requests.ts';
import styles from './who-speaks.module.css';

/** The settings of the page that the public reads, and what is to be put into other sites. */
export function PublicPage() {
  const { t } = useTranslation(['publicPage', 'shell']);
  const { member: me } = useMe();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(publicPageQuery);
  const sentence = useFailureSentence();
  usePageTitle(t('title'));
  useLive(['public-page.', 'member.'], () => void client.invalidateQueries({ queryKey: publicPageQuery.queryKey }));
  const administers = me.role === 'administrator';
  return (
    <div className={page['page']}>
      <header className={page['head']}>
        <div>
          <h1 tabIndex={-1}>{t('title')}</h1>
          <p className={page['lead']}>{t('lead')}</p>
        </div>
      </header>
      {error !== null && (
        <Banner tone="urgent" announced action={<Button onClick={() => void refetch()}>{t('shell:retry')}</Button>}>
          {sentence(error)}
        </Banner>
      )}
      {data === undefined && error === null && <Skeleton height="16rem" />}
      {data !== undefined && (
        <>
          <Standing data={data} administers={administers} />
          <section className={page['section']}>
            <h2>{t('consent')}</h2>
            <p>
              {t('consentText', { agreed: data.people.agreed, count: data.people.all })} {data.youAgreed ? t('consentYes') : t('consentNo')}
            </p>
            <p>
              <Link to="/reglages/moi">{t('consentLink')}</Link>
            </p>
          </section>
          {data.settings.published && <EmbedCode settings={data.settings} />}
          {administers ? <PageForm key={data.settings.slug} settings={data.settings} /> : <p className={styles['soft']}>{t('readOnly')}</p>}
        </>
      )}
    </div>
  );
}

/** Whether the page is public, at which address, and the way to make it so or not. */
function Standing({ data, administers }: { readonly data: Page; readonly administers: boolean }) {
  const { t } = useTranslation('publicPage');
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const { settings, path } = data;
  const { mutate, isPending } = useMutation({
    mutationFn: async (published: boolean) => {
      await savePublicPage({ ...settings, published });
      await client.invalidateQueries({ queryKey: publicPageQuery.queryKey });
      return published;
    },
    onSuccess: (published) => toast({ text: published ? t('published') : t('unpublished') }),
    onError: (error) => toast({ tone: 'urgent', text: sentence(error) }),
  });
  return (
    <section className={styles['standing']}>
      <div>
        <p className={styles['state']}>
          <Tag tone={settings.published ? 'accent' : 'held'}>{settings.published ? t('on') : t('off')}</Tag>{' '}
          <span className={styles['path']}>{path}</span>
        </p>
        <p className={styles['soft']}>{settings.published ? t('onText') : t('offText')}</p>
      </div>
      <div className={styles['acts']}>
        {settings.published && (
          <a className={buttonClass('primary')} href={path} target="_blank" rel="noopener">
            <Icon name="external" /> {t('open')}
          </a>
        )}
        {administers && (
          <Button tone={settings.published ? 'plain' : 'primary'} busy={isPending} onClick={() => mutate(!settings.published)}>
            {settings.published ? t('unpublish') : t('publish')}
          </Button>
        )}
      </div>
    </section>
  );
}
