import { useTranslation } from 'react-i18next';
import type { ListWords } from '../../src/circles/schema.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import { Field, FieldFrame } from '../design/field.tsx';
import form from '../design/field.module.css';
import { toast } from '../design/toast.tsx';
import { useForm } from '../design/use-form.ts';
import { useCirclesChanged } from './requests.ts';
import { useAskRefusal } from './use-ask-refusal.ts';

/** As the network counts: graphemes. */
const LONGEST_NAME = 50;
const LONGEST_DESCRIPTION = 300;

interface WordsDialogProps {
  readonly accountId: string;
  readonly title: string;
  readonly act: string;
  /** Said when the network has it. */
  readonly done: string;
  readonly initial: ListWords;
  readonly send: (words: ListWords) => Promise<unknown>;
  readonly onClose: () => void;
}

/** The name and the description of a list or a starter pack: everybody on the network can read them. */
export function WordsDialog({ accountId, title, act, done, initial, send, onClose }: WordsDialogProps) {
  const { t } = useTranslation(['circles', 'shell']);
  const changed = useCirclesChanged(accountId);
  const state = useForm<ListWords>({
    initial,
    check: ({ name, description }) => ({
      ...(name.trim() === '' && { name: t('words.nameMissing') }),
      ...([...name.trim()].length > LONGEST_NAME && { name: t('words.nameLong', { count: LONGEST_NAME }) }),
      ...([...description.trim()].length > LONGEST_DESCRIPTION && {
        description: t('words.descriptionLong', { count: LONGEST_DESCRIPTION }),
      }),
    }),
    refused: useAskRefusal<ListWords>(['name', 'description']),
    send: async ({ name, description }) => {
      await send({ name: name.trim(), description: description.trim() });
      await changed();
      toast({ text: done });
      onClose();
    },
  });
  return (
    <Dialog title={title} open onClose={onClose}>
      <form noValidate onSubmit={state.submit} className={form['form']}>
        <ErrorSummary
          form={state}
          fields={[
            ['name', 'words-name'],
            ['description', 'words-description'],
          ]}
        />
        <Field
          id="words-name"
          label={t('words.name')}
          error={state.errors.name}
          maxLength={64}
          value={state.values.name}
          onChange={({ target }) => state.set('name', target.value)}
        />
        <FieldFrame id="words-description" label={t('words.description')} hint={t('words.hint')} error={state.errors.description}>
          {({ id, describedBy, invalid }) => (
            <textarea
              id={id}
              className={form['input']}
              rows={3}
              maxLength={300}
              aria-describedby={describedBy}
              aria-invalid={invalid || undefined}
              value={state.values.description}
              onChange={({ target }) => state.set('description', target.value)}
            />
          )}
        </FieldFrame>
        <div className={form['actions']}>
          <Button type="submit" tone="primary" busy={state.sending}>
            {act}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {t('shell:cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
