import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './button.module.css';

export type ButtonTone = 'primary' | 'plain' | 'quiet' | 'danger';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly tone?: ButtonTone;
  readonly size?: 'small' | 'regular';
  /** The act is under way: the button keeps its place and its focus, and does nothing more. */
  readonly busy?: boolean;
  readonly children: ReactNode;
}

/** A button. While `busy` it is not disabled, so that focus stays on it and a screen reader hears that it works. */
export function Button({ tone = 'plain', size = 'regular', busy = false, className, type = 'button', onClick, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={busy ? 'button' : type}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
      className={cx(buttonClass(tone, size), busy && styles['busy'], className)}
    />
  );
}

/** The look of a button for what is a link. */
export function buttonClass(tone: ButtonTone = 'plain', size: 'small' | 'regular' = 'regular'): string {
  return cx(styles['button'], styles[tone], size === 'small' && styles['small']);
}
