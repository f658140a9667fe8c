import type { ReactNode } from 'react';
import {
  Button,
  Dialog,
  DialogTrigger,
  Header,
  Menu as AriaMenu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
} from 'react-aria-components';
import { buttonClass } from './button.tsx';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';
import styles from './overlay.module.css';

export interface MenuEntry {
  readonly id: string;
  readonly label: ReactNode;
  /** For typing its first letters, when the label is not plain text. */
  readonly text?: string;
  readonly onAct: () => void;
  readonly chosen?: boolean;
  readonly tone?: 'danger';
}
export interface MenuGroup {
  readonly id: string;
  readonly title?: string;
  readonly entries: readonly MenuEntry[];
}

interface MenuProps {
  /** What the list is about. */
  readonly name: string;
  /** The button shows no words: its name is read instead of them. */
  readonly wordless?: boolean;
  /** Open as soon as it is there. */
  readonly defaultOpen?: boolean;
  readonly groups: readonly MenuGroup[];
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/** A button that opens a list of acts. */
export function Menu({ name, wordless = false, defaultOpen = false, groups, children, className }: MenuProps) {
  return (
    <MenuTrigger defaultOpen={defaultOpen}>
      <Button className={className ?? buttonClass('quiet', 'small')}>
        {wordless && <span className="visually-hidden">{name}</span>}
        {children}
      </Button>
      <Popover className={cx(styles['popover'])} placement="bottom end" offset={6}>
        <AriaMenu aria-label={name} className={cx(styles['menu'])}>
          {groups.map((group) => (
            <MenuSection key={group.id} id={group.id} {...(group.title === undefined && { 'aria-label': name })}>
              {group.title !== undefined && <Header className={styles['menuTitle']}>{group.title}</Header>}
              {group.entries.map((entry) => (
                <MenuItem
                  key={entry.id}
                  id={entry.id}
                  textValue={entry.text ?? (typeof entry.label === 'string' ? entry.label : entry.id)}
                  className={cx(styles['entry'], entry.tone && styles[entry.tone])}
                  onAction={entry.onAct}
                  {...(entry.chosen === true && { 'aria-current': 'true' as const })}
                >
                  <span className={styles['entryLabel']}>{entry.label}</span>
                  {entry.chosen === true && <Icon name="check" size={16} />}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

/** A button that opens a small sheet beside it, with any content; a content that acts closes it by what it is given. */
export function Disclosure({
  name,
  button,
  children,
  className,
  placement = 'bottom end',
}: {
  name: string;
  button: ReactNode;
  placement?: 'bottom end' | 'bottom start';
  children: ReactNode | ((close: () => void) => ReactNode);
  className?: string | undefined;
}) {
  return (
    <DialogTrigger>
      <Button className={className ?? buttonClass('quiet', 'small')}>{button}</Button>
      <Popover className={cx(styles['popover'])} placement={placement} offset={6}>
        <Dialog aria-label={name} className={cx(styles['sheet'])}>
          {typeof children === 'function' ? ({ close }) => children(close) : children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
