import { useTranslation } from 'react-i18next';
import { Banner } from '../design/banner.tsx';
import { at, useAccountsById } from '../inbox/use-people.ts';

/** As `src/posts/check-post.ts` tells them. */
interface Problem {
  readonly kind: string;
  readonly accountId?: string;
  readonly part?: number;
  readonly length?: number;
  readonly maximum?: number;
}

const KINDS = [
  'no-account',
  'no-such-account',
  'account-disconnected',
  'outside-team',
  'no-voice',
  'no-speaker-tag',
  'too-narrow',
  'empty',
  'too-long',
] as const;

/** What stands in the way, account by account. */
export function PlanProblems({ problems }: { readonly problems: unknown }) {
  const { t } = useTranslation('posts');
  const accounts = useAccountsById();
  const all = Array.isArray(problems) ? (problems as readonly Problem[]) : [];
  return (
    <Banner tone="urgent" announced>
      <ul>
        {all.map((problem) => {
          const kind = KINDS.find((one) => one === problem.kind) ?? 'no-such-account';
          const account = at(accounts.get(problem.accountId ?? '')?.handle ?? '…');
          const { length = 0, maximum = 0, part = 0 } = problem;
          return (
            <li key={`${kind}:${problem.accountId}:${part}`}>{t(`problems.${kind}`, { account, part: part + 1, length, maximum })}</li>
          );
        })}
      </ul>
    </Banner>
  );
}
