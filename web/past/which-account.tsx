import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadingView } from '../../src/past/schema.ts';
import { cancelReading, chooseAuthor, readingsQuery } from '../api/past.ts';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { Choices } from '../design/choices.tsx';
import { Field } from '../design/field.tsx';
import form from '../design/field.module.css';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';

const OTHER = '';

/** Several people wrote in the file: asks which of them is the account. */
export function WhichAccount({ reading }: { readonly reading: ReadingView }) {
  const { t } = useTranslation('past');
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const authors = Array.isArray(reading.failure?.['authors']) ? reading.failure['authors'].map(String) : [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const author = chosen === OTHER ? typed.trim() : chosen;
  const settled = () => client.invalidateQueries({ queryKey: readingsQuery.queryKey });
  const choose = useMutation({ mutationFn: (name: string) => chooseAuthor(reading.readingId, name), onSettled: settled });
  const cancel = useMutation({ mutationFn: () => cancelReading(reading.readingId), onSettled: settled });
  return (
    <form
      className={form['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (author) choose.mutate(author);
      }}
    >
      {choose.error !== null && (
        <Banner tone="urgent" announced>
          {sentence(choose.error)}
        </Banner>
      )}
      <Choices
        legend={t('author.title')}
        hint={t(reading.failure?.kind === 'account-not-found' ? 'author.missing' : 'author.several')}
        choices={[...authors.map((name) => ({ value: name, label: name })), { value: OTHER, label: t('author.other') }]}
        value={chosen}
        onChange={setChosen}
        layout="row"
      />
      {chosen === OTHER && (
        <Field
          label={t('author.otherLabel')}
          width="medium"
          maxLength={200}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      <div className={form['actions']}>
        <Button type="submit" tone="primary" busy={choose.isPending} disabled={!author}>
          {t('author.submit')}
        </Button>
        <Button tone="quiet" busy={cancel.isPending} onClick={() => cancel.mutate()}>
          {t('progress.cancel')}
        </Button>
      </div>
    </form>
  );
}
