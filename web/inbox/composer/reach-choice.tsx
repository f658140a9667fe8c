import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../src/inbox/schema.ts';
import { cx } from '../../design/cx.ts';
import { Icon } from '../../design/icon.tsx';
import { Menu } from '../../design/menu.tsx';
import { ReachIcon, type Visibility } from '../reach.tsx';
import { useAuthorName } from '../thread/message-item.tsx';
import styles from './composer.module.css';

interface ReachChoiceProps {
  readonly visibility: Visibility;
  /** What the network has, never wider than what is answered. */
  readonly visibilities: readonly Visibility[];
  readonly target: MessageView | null;
  readonly onChoose: (visibility: Visibility) => void;
}

/** Who will read the reply, in a word and a shape, and the means to have fewer read it. Nothing where there is nothing to choose. */
export function ReachChoice({ visibility, visibilities, target, onChoose }: ReachChoiceProps) {
  const { t } = useTranslation('messages');
  const nameOf = useAuthorName(undefined);
  if (visibilities.length < 2) return null;
  const name = target === null || target.direction === 'outbound' ? null : nameOf(target);
  const entries = visibilities.map((one) => ({
    id: one,
    text: t(`choice.${one}`),
    chosen: one === visibility,
    label: (
      <span className={styles['choice']}>
        <ReachIcon visibility={one} />
        <span>
          {t(`choice.${one}`)}
          <small>{one === 'private' && name !== null ? t('choice.privateTo', { name }) : t(`choice.${one}Hint`)}</small>
        </span>
      </span>
    ),
    onAct: () => onChoose(one),
  }));
  return (
    <Menu
      name={t('choice.title')}
      groups={[{ id: 'reach', title: t('choice.title'), entries }]}
      className={cx(styles['reachChoice'], visibility === 'private' && styles['chosePrivate'])}
    >
      <span className="visually-hidden">{t('choice.title')} : </span>
      <ReachIcon visibility={visibility} />
      {t(`choice.${visibility}`)}
      <Icon name="chevron" size={14} />
    </Menu>
  );
}
