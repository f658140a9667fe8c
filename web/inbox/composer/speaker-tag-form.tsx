import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { membersQuery, meQuery, updateMe } from '../../api/people.ts';
import { Button } from '../../design/button.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { Field } from '../../design/field.tsx';
import { toast } from '../../design/toast.tsx';
import { useForm } from '../../design/use-form.ts';
import { useRefusal } from '../../app/use-refusal.ts';
import { composerKey } from '../../publishing/requests.ts';
import styles from './voice.module.css';

interface Values {
  readonly speakerTag: string;
}

const plain = (typed: string): string => typed.trim().replace(/^[#＃]/u, '');
const TAG = /^(?=.*\p{L})[\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*(?<!_)$/u;

/** Asks a speaker for the tag without which nobody speaks here, at the place where it is missed. */
export function SpeakerTagForm({ conversationId }: { readonly conversationId: string }) {
  const { t } = useTranslation('voices');
  const client = useQueryClient();
  const refused = useRefusal<Values>(['speakerTag'], { 'tag-taken': 'speakerTag' });
  const form = useForm<Values>({
    initial: { speakerTag: '' },
    check: ({ speakerTag }) => (TAG.test(plain(speakerTag)) ? {} : { speakerTag: t('speaker.wrong') }),
    refused: (error) => {
      const said = refused(error);
      return said.fields?.speakerTag === undefined ? said : { fields: { speakerTag: wordsOf(error) } };
    },
    send: async ({ speakerTag }) => {
      const tag = plain(speakerTag);
      await updateMe({ speakerTag: tag });
      toast({ text: t('speaker.saved', { tag: `#${tag}` }) });
      await Promise.all([
        client.invalidateQueries({ queryKey: composerKey(conversationId) }),
        client.invalidateQueries({ queryKey: meQuery.queryKey }),
        client.invalidateQueries({ queryKey: membersQuery.queryKey }),
      ]);
    },
  });
  const wordsOf = (error: unknown): string =>
    typeof error === 'object' && error !== null && 'kind' in error && error.kind === 'tag-taken' ? t('speaker.taken') : t('speaker.wrong');
  return (
    <form noValidate onSubmit={form.submit} className={styles['tagForm']}>
      <h3>{t('speaker.title')}</h3>
      {form.refusal !== undefined && <ErrorSummary form={form} fields={[]} />}
      <Field
        id="speaker-tag"
        label={t('speaker.label')}
        hint={t('speaker.hint')}
        error={form.errors.speakerTag}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        width="medium"
        maxLength={40}
        value={form.values.speakerTag}
        onChange={(event) => form.set('speakerTag', event.target.value)}
      />
      <Button type="submit" tone="primary" size="small" busy={form.sending}>
        {t('speaker.save')}
      </Button>
    </form>
  );
}
