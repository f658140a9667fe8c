import { useParams } from '@tanstack/react-router';

/** Which account the page is about, as its address says; what is no id is nobody's. */
export function useAccountId(): string {
  const { accountId } = useParams({ strict: false });
  return accountId ?? '';
}
