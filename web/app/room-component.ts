import { lazyRouteComponent } from '@tanstack/react-router';
import { loadRoomTexts } from '../i18n/i18n.ts';

/** A page of a room beyond the inbox: fetched with what these rooms say. */
export const roomComponent: typeof lazyRouteComponent = (load, name) =>
  lazyRouteComponent(async () => {
    const [page] = await Promise.all([load(), loadRoomTexts()]);
    return page;
  }, name);
