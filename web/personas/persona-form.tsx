import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import type { PersonaView, WritePersona } from '../../src/personas/schema.ts';
import { personaQuery, writePersona } from '../api/personas.ts';
import { Button } from '../design/button.tsx';
import { Choices } from '../design/choices.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import { Field, FieldFrame } from '../design/field.tsx';
import form from '../design/field.module.css';
import { toast } from '../design/toast.tsx';
import { useForm } from '../design/use-form.ts';
import { PersonaPortrait } from './persona-portrait.tsx';
import { PersonaPreview } from './persona-preview.tsx';
import { RetirePersona } from './retire-persona.tsx';
import { usePersonaRefusal } from './use-persona-refusal.ts';
import styles from './personas.module.css';

interface PersonaFormProps {
  readonly account: AccountView;
  /** Null: there is none yet. */
  readonly persona: PersonaView | null;
  readonly onClose: () => void;
}

const BLANK: WritePersona = { name: '', agreement: 'feminine', behind: 'people', openingBefore: '', openingAfter: '', voiceNotes: '' };

function valuesOf({ name, agreement, behind, openingBefore, openingAfter, voiceNotes }: PersonaView): WritePersona {
  return { name, agreement, behind, openingBefore, openingAfter, voiceNotes };
}

/** What a character is called, what is behind it, how it speaks; and, as it is typed, what the public will read. */
export function PersonaForm({ account, persona, onClose }: PersonaFormProps) {
  const { t } = useTranslation(['voices', 'shell']);
  const client = useQueryClient();
  const refused = usePersonaRefusal();
  const state = useForm<WritePersona>({
    initial: persona === null ? BLANK : valuesOf(persona),
    check: ({ name }) => (name.trim() === '' ? { name: t('persona.nameWrong') } : {}),
    refused,
    send: async (values) => {
      const kept = await writePersona(account.accountId, values);
      client.setQueryData(personaQuery(account.accountId).queryKey, kept);
      void client.invalidateQueries({ queryKey: ['composer'] });
      toast({ text: t('persona.saved', { name: values.name.trim(), handle: account.handle }) });
      if (persona !== null) onClose();
    },
  });
  const { values, errors, set } = state;
  const text = (field: 'name' | 'openingBefore' | 'openingAfter', maxLength: number) => ({
    id: `persona-${field}`,
    error: errors[field],
    maxLength,
    value: values[field],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => set(field, event.target.value),
  });
  return (
    <form noValidate onSubmit={state.submit} className={form['form']}>
      <p>{t('persona.lead')}</p>
      <ErrorSummary form={state} fields={[['name', 'persona-name']]} />
      <PersonaPortrait account={account} persona={persona} />
      <Field label={t('persona.name')} width="medium" autoComplete="off" {...text('name', 40)} />
      <Choices
        legend={t('persona.agreement')}
        layout="row"
        choices={(['feminine', 'masculine'] as const).map((value) => ({ value, label: t(`persona.${value}`) }))}
        value={values.agreement}
        onChange={(agreement) => set('agreement', agreement)}
      />
      <Choices
        legend={t('persona.behind')}
        choices={[
          { value: 'people', label: t('persona.people'), hint: t('persona.peopleHint') },
          { value: 'program', label: t('persona.program'), hint: t('persona.programHint') },
        ]}
        value={values.behind}
        onChange={(behind) => set('behind', behind)}
      />
      <Field label={t('persona.before')} hint={t('persona.optional')} {...text('openingBefore', 80)} />
      <Field label={t('persona.after')} hint={t('persona.optional')} {...text('openingAfter', 80)} />
      <PersonaPreview account={account} values={values} />
      <FieldFrame id="persona-notes" label={t('persona.notes')} hint={t('persona.notesHint')} error={errors.voiceNotes}>
        {(control) => (
          <textarea
            id={control.id}
            className={styles['notes']}
            aria-describedby={control.describedBy}
            rows={4}
            maxLength={2_000}
            value={values.voiceNotes}
            onChange={(event) => set('voiceNotes', event.target.value)}
          />
        )}
      </FieldFrame>
      <div className={form['actions']}>
        <Button type="submit" tone="primary" busy={state.sending}>
          {t('persona.save')}
        </Button>
        <Button tone="quiet" onClick={onClose}>
          {persona === null ? t('shell:cancel') : t('shell:close')}
        </Button>
        {persona !== null && <RetirePersona account={account} persona={persona} onRetired={onClose} />}
      </div>
    </form>
  );
}
