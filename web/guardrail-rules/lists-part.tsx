import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ListsChange } from '../../src/guardrails/schema.ts';
import page from '../app/page.module.css';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { ChipsField } from '../people/chips-field.tsx';
import { OwnWords } from './own-words.tsx';
import { listsQuery, putLists } from './requests.ts';
import styles from './rules.module.css';

/** As the server keeps them. */
const MOST = 500;
const LONGEST = 100;

/** The organisation's own words, the brands of others, and hashtags that are not what they were. Kept at each change. */
export function ListsPart() {
  const { t } = useTranslation('guardrailRules');
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const { data: lists, error } = useQuery(listsQuery);
  const save = useMutation({
    mutationFn: putLists,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: listsQuery.queryKey });
      toast({ text: t('lists.saved') });
    },
    onError: (failure) => toast({ text: sentence(failure), tone: 'urgent' }),
  });
  if (error !== null) return <p role="alert">{sentence(error)}</p>;
  if (lists === undefined) return null;
  const { words, brands, takenHashtags, mayManage } = lists;
  const change = (part: Partial<ListsChange>) => save.mutate({ words, brands, takenHashtags, ...part });
  return (
    <section className={page['section']} aria-labelledby="rules-lists">
      <div className={styles['group']}>
        <h2 id="rules-lists">{t('lists.title')}</h2>
        <p>{t('lists.lead')}</p>
      </div>
      <OwnWords words={words} mayManage={mayManage} busy={save.isPending} onChange={(next) => change({ words: next })} />
      {mayManage ? (
        <>
          <ChipsField
            id="rules-brands"
            label={t('lists.brands')}
            hint={t('lists.brandsHint')}
            items={brands}
            most={MOST}
            longest={LONGEST}
            onChange={(items) => items.length !== brands.length && change({ brands: items })}
          />
          <ChipsField
            id="rules-hashtags"
            label={t('lists.hashtags')}
            hint={t('lists.hashtagsHint')}
            items={takenHashtags}
            nameOf={(tag) => `#${tag}`}
            read={(typed) => typed.replace(/^#+/u, '').trim() || null}
            most={MOST}
            longest={LONGEST}
            onChange={(items) => items.length !== takenHashtags.length && change({ takenHashtags: items })}
          />
        </>
      ) : (
        <>
          <Said name={t('lists.brands')} items={brands} />
          <Said name={t('lists.hashtags')} items={takenHashtags.map((tag) => `#${tag}`)} />
        </>
      )}
    </section>
  );
}

function Said({ name, items }: { readonly name: string; readonly items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <div>
      <h3 className={styles['listName']}>{name}</h3>
      <p dir="auto">{items.join(', ')}</p>
    </div>
  );
}
