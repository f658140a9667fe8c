import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from './use-shortcut.ts';

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }));

/** `Ctrl K`: the palette is fetched when it is first asked for. */
export function PaletteOpener() {
  const { t } = useTranslation('shell');
  const [open, setOpen] = useState(false);
  useShortcut('Ctrl+k', () => setOpen((shown) => !shown), {
    group: t('keyboard.everywhere'),
    label: t('keyboard.palette'),
    hidden: true,
  });
  return <Suspense fallback={null}>{open && <Palette onClose={() => setOpen(false)} />}</Suspense>;
}
