import { lazy, Suspense, type FunctionComponent } from 'react';
import { loadRoomTexts } from '../i18n/i18n.ts';

/**
 * A part of a page that is fetched, with what the rooms say, when it is first drawn, so that the first page comes without it. Nothing is
 * shown until then; nor when it cannot be had, for no line: the page does without.
 */
export function onDemand<Props extends object>(load: () => Promise<FunctionComponent<Props>>): FunctionComponent<Props> {
  const Part = lazy(async (): Promise<{ default: FunctionComponent<Props> }> => {
    try {
      const [part] = await Promise.all([load(), loadRoomTexts()]);
      return { default: part };
    } catch {
      return { default: () => null };
    }
  });
  return function OnDemand(props: Props) {
    return (
      <Suspense>
        <Part {...props} />
      </Suspense>
    );
  };
}
