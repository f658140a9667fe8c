import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../src/people/schema.ts';
import { isFailure } from '../api/failure.ts';
import { signIn } from '../api/people.ts';
import { beginSession } from '../app/session.ts';
import { Button } from '../design/button.tsx';
import { Choices } from '../design/choices.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import { Field } from '../design/field.tsx';
import form from '../design/field.module.css';
import { useForm } from '../design/use-form.ts';
import { isEmail } from './form-rules.ts';
import { PassphraseField } from './passphrase-field.tsx';
import { useRefusal } from '../app/use-refusal.ts';

interface SignInFormProps {
  /** Known already when a session is taken up again. */
  readonly email?: string;
  readonly organisationId?: string;
  readonly onSignedIn?: (me: Me) => void;
}
interface Values {
  readonly email: string;
  readonly passphrase: string;
  readonly organisationId: string | null;
}

/** E-mail and passphrase; and which organisation, when both open several. */
export function SignInForm({ email = '', organisationId, onSignedIn }: SignInFormProps) {
  const { t } = useTranslation('people');
  const client = useQueryClient();
  const [organisations, setOrganisations] = useState<readonly Organisation[]>([]);
  const refused = useRefusal<Values>(['email', 'passphrase'], {});
  const state = useForm<Values>({
    initial: { email, passphrase: '', organisationId: organisationId ?? null },
    check: (values) => ({
      ...(!isEmail(values.email) && { email: t('wrong.email') }),
      ...(values.passphrase === '' && { passphrase: t('wrong.passphraseMissing') }),
      ...(organisations.length > 0 && values.organisationId === null && { organisationId: t('signIn.choose') }),
    }),
    refused,
    send: async ({ organisationId: chosen, ...credentials }) => {
      try {
        const me = await signIn({ ...credentials, ...(chosen !== null && { organisationId: chosen }) });
        await beginSession(client, me);
        onSignedIn?.(me);
      } catch (error) {
        if (!isFailure(error, 'choose-organisation')) throw error;
        setOrganisations(readOrganisations(error.details['organisations']));
      }
    },
  });
  const { values, errors, set } = state;
  return (
    <form noValidate onSubmit={state.submit} className={form['form']}>
      <ErrorSummary
        form={state}
        fields={[
          ['email', 'sign-in-email'],
          ['passphrase', 'sign-in-passphrase'],
          ['organisationId', 'sign-in-organisation'],
        ]}
      />
      <Field
        id="sign-in-email"
        label={t('fields.email')}
        error={errors.email}
        type="email"
        autoComplete="username"
        maxLength={254}
        value={values.email}
        readOnly={organisationId !== undefined}
        onChange={(event) => set('email', event.target.value)}
      />
      <PassphraseField
        id="sign-in-passphrase"
        kind="current"
        label={t('fields.passphrase')}
        error={errors.passphrase}
        value={values.passphrase}
        onChange={(passphrase) => set('passphrase', passphrase)}
      />
      {organisations.length > 0 && (
        <Choices
          id="sign-in-organisation"
          legend={t('signIn.choose')}
          hint={t('signIn.chooseText')}
          error={errors.organisationId}
          choices={organisations.map(({ organisationId: value, name }) => ({ value, label: name }))}
          value={values.organisationId}
          onChange={(value) => set('organisationId', value)}
        />
      )}
      <div className={form['actions']}>
        <Button type="submit" tone="primary" busy={state.sending}>
          {t('signIn.submit')}
        </Button>
      </div>
    </form>
  );
}

interface Organisation {
  readonly organisationId: string;
  readonly name: string;
}

function readOrganisations(value: unknown): readonly Organisation[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (one: unknown): one is Organisation => typeof one === 'object' && one !== null && 'organisationId' in one && 'name' in one,
  );
}
