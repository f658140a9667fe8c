import type { APIRequestContext, Page } from '@playwright/test';
import { expect } from './inbox-world.ts';

/** Says how far a colleague speaks alone on the account. */
export async function trust(api: APIRequestContext, colleague: Page, latitude: 'apprentice' | 'autonomous' | 'referent'): Promise<void> {
  const { member } = (await (await colleague.request.get('/api/v1/me')).json()) as { member: { memberId: string } };
  const { accounts } = (await (await api.get('/api/v1/accounts')).json()) as { accounts: { accountId: string; handle: string }[] };
  const { accountId } = accounts.find(({ handle }) => handle === 'ligne4')!;
  const answer = await api.put(`/api/v1/accounts/${accountId}/latitudes/${member.memberId}`, { data: { latitude } });
  expect(answer.ok(), await answer.text()).toBe(true);
}
