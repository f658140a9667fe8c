/** What characters of accounts are made of: the doors of the rooms around them, bound. */
import { randomUUID } from 'node:crypto';
import type { Networks } from './accounts/index.ts';
import type { KeepingDeps } from './personas/index.ts';
import type { Database } from './platform/database/index.ts';
import { clearLayer, savePicture, setLayer } from './profiles/index.ts';

export const personaDeps = (means: { readonly database: Database; readonly networks: Networks }): KeepingDeps => ({
  ...means,
  newId: randomUUID,
  showOnProfile: async (tx, accountId, shown) => {
    if (shown === null) return await clearLayer(tx, accountId, 'persona');
    const avatar = shown.portrait === null ? {} : { avatar: await savePicture(tx, shown.portrait) };
    return await setLayer(tx, accountId, 'persona', { descriptionLine: shown.line, ...avatar });
  },
});
