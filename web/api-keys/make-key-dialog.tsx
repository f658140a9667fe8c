import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MadeApiKey, Scope } from '../../src/api-keys/schema.ts';
import { useRefusal } from '../app/use-refusal.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import { Field } from '../design/field.tsx';
import form from '../design/field.module.css';
import { useForm } from '../design/use-form.ts';
import { wordOf } from './scopes.ts';
import { apiKeysQuery, makeApiKey } from './requests.ts';
import { ShownOnce } from './shown-once.tsx';
import { Ticks } from './ticks.tsx';

const SCOPES: readonly Scope[] = ['posts:read', 'posts:write', 'publications:read', 'publications:write'];

/** Asks what a key is for and what it may do; then shows it, once. */
export function MakeKeyDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('access');
  const [made, setMade] = useState<MadeApiKey>();
  return (
    <Dialog title={made === undefined ? t('keys.make') : t('keys.madeTitle')} open onClose={onClose} closable={made === undefined}>
      {made === undefined ? (
        <KeyForm onMade={setMade} onCancel={onClose} />
      ) : (
        <ShownOnce label={t('keys.token')} text={made.token} onDone={onClose} />
      )}
    </Dialog>
  );
}

interface Values {
  readonly name: string;
  readonly scopes: Scope[];
}

function KeyForm({ onMade, onCancel }: { onMade: (made: MadeApiKey) => void; onCancel: () => void }) {
  const { t } = useTranslation(['access', 'shell']);
  const client = useQueryClient();
  const state = useForm<Values>({
    initial: { name: '', scopes: [] },
    check: ({ name, scopes }) => ({
      ...(name.trim() === '' && { name: t('keys.nameMissing') }),
      ...(scopes.length === 0 && { scopes: t('keys.scopesMissing') }),
    }),
    refused: useRefusal<Values>(['name', 'scopes']),
    send: async (values) => {
      onMade(await makeApiKey(values));
      await client.invalidateQueries({ queryKey: apiKeysQuery.queryKey });
    },
  });
  return (
    <form noValidate onSubmit={state.submit} className={form['form']}>
      <ErrorSummary
        form={state}
        fields={[
          ['name', 'key-name'],
          ['scopes', 'key-scopes'],
        ]}
      />
      <Field
        id="key-name"
        label={t('keys.name')}
        hint={t('keys.nameHint')}
        error={state.errors.name}
        autoComplete="off"
        autoFocus
        maxLength={80}
        value={state.values.name}
        onChange={(event) => state.set('name', event.target.value)}
      />
      <Ticks
        id="key-scopes"
        legend={t('keys.scopes')}
        error={state.errors.scopes}
        choices={SCOPES.map((scope) => ({ value: scope, label: t(`scopes.${wordOf(scope)}`), hint: scope }))}
        chosen={state.values.scopes}
        onChange={(scopes) => state.set('scopes', scopes)}
      />
      <div className={form['actions']}>
        <Button type="submit" tone="primary" busy={state.sending}>
          {t('keys.submit')}
        </Button>
        <Button tone="quiet" onClick={onCancel}>
          {t('shell:cancel')}
        </Button>
      </div>
    </form>
  );
}
