import { memo, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { onDemand } from '../../app/on-demand.tsx';
import { Disclosure } from '../../design/menu.tsx';
import { insertText } from '../insert-text.ts';
import type { EmojiChooserProps } from './emoji-chooser.tsx';

const EmojiChooser = onDemand<EmojiChooserProps>(async () => (await import('./emoji-chooser.tsx')).EmojiChooser);

/** Opens the emoji, and puts the one that is chosen where the caret was. */
export const EmojiButton = memo(function EmojiButton({ field }: { readonly field: RefObject<HTMLTextAreaElement | null> }) {
  const { t } = useTranslation('words');
  return (
    <Disclosure name={t('emoji.title')} button={t('emoji.open')} placement="bottom start">
      {(close) => (
        <EmojiChooser
          onChoose={(emoji) => {
            const area = field.current;
            close();
            if (area === null) return;
            // The sheet gives the focus back to its button first.
            const { selectionStart: start, selectionEnd: end } = area;
            setTimeout(() => insertText(area, emoji, { start, end }), 50);
          }}
        />
      )}
    </Disclosure>
  );
});
