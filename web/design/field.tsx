import { useId, type ComponentProps, type ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';
import styles from './field.module.css';

interface Around {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** Width for the length of what is expected, not for the page. */
  readonly width?: 'short' | 'medium' | 'long';
  readonly children: (control: { id: string; describedBy: string | undefined; invalid: boolean }) => ReactNode;
  readonly id?: string | undefined;
}

/** Label, hint and error around any control, tied to it for a screen reader. */
export function FieldFrame({ label, hint, error, width = 'long', children, id: given }: Around) {
  const made = useId();
  const id = given ?? made;
  const describedBy = cx(hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`);
  return (
    <div className={cx(styles['field'], styles[width], error !== undefined && styles['wrong'])}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      {hint !== undefined && (
        <div id={`${id}-hint`} className={styles['hint']}>
          {hint}
        </div>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className={styles['error']}>
          <Icon name="warning" size={16} /> {error}
        </p>
      )}
      {children({ id, describedBy: describedBy === '' ? undefined : describedBy, invalid: error !== undefined })}
    </div>
  );
}

type Frame = Omit<Around, 'children'>;

/** A line of text. */
export function Field({ label, hint, error, width, id, ...input }: Frame & Omit<ComponentProps<'input'>, 'width' | 'id'>) {
  return (
    <FieldFrame {...definedFrame({ label, hint, error, width, id })}>
      {(control) => (
        <input
          {...input}
          id={control.id}
          className={styles['input']}
          aria-describedby={control.describedBy}
          aria-invalid={control.invalid || undefined}
        />
      )}
    </FieldFrame>
  );
}

/** A choice in a list: the browser's own, which every assistive technology and telephone knows. */
export function Select({ label, hint, error, width, id, children, ...select }: Frame & Omit<ComponentProps<'select'>, 'width' | 'id'>) {
  return (
    <FieldFrame {...definedFrame({ label, hint, error, width, id })}>
      {(control) => (
        <span className={styles['select']}>
          <select
            {...select}
            id={control.id}
            className={styles['input']}
            aria-describedby={control.describedBy}
            aria-invalid={control.invalid || undefined}
          >
            {children}
          </select>
          <Icon name="chevron" size={16} />
        </span>
      )}
    </FieldFrame>
  );
}

function definedFrame(frame: { [Key in keyof Frame]?: Frame[Key] | undefined } & Pick<Frame, 'label'>): Frame {
  const { label, hint, error, width, id } = frame;
  return { label, error, id, ...(hint !== undefined && { hint }), ...(width !== undefined && { width }) };
}
