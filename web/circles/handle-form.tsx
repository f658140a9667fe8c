import type { ReactNode } from 'react';
import { Button } from '../design/button.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import { Field } from '../design/field.tsx';
import { useForm } from '../design/use-form.ts';
import { useAskRefusal } from './use-ask-refusal.ts';
import styles from './circles.module.css';

interface HandleFormProps {
  readonly id: string;
  readonly initial: string;
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is said when nothing was typed. */
  readonly missing: string;
  readonly act: string;
  readonly className?: string | undefined;
  /** Empty again once it was sent. */
  readonly anew?: boolean;
  readonly send: (handle: string) => Promise<void>;
}

/** Asks for one handle. */
export function HandleForm({ id, initial, label, hint, missing, act, className, anew = false, send }: HandleFormProps) {
  const form = useForm({
    initial: { handle: initial },
    check: ({ handle }) => (handle.trim() === '' ? { handle: missing } : {}),
    refused: useAskRefusal<{ handle: string }>(['handle'], { 'wrong-handle': 'handle' }),
    send: async ({ handle }) => {
      await send(handle.trim());
      if (anew) form.set('handle', '');
    },
  });
  return (
    <form noValidate onSubmit={form.submit} className={className}>
      <ErrorSummary form={form} fields={[['handle', id]]} />
      <div className={styles['add']}>
        <Field
          id={id}
          label={label}
          hint={hint}
          error={form.errors.handle}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={253}
          value={form.values.handle}
          onChange={({ target }) => form.set('handle', target.value)}
        />
        <Button type="submit" busy={form.sending}>
          {act}
        </Button>
      </div>
    </form>
  );
}
