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
  /** Of a picture in its part, from 0. */
  readonly position?: number;
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
  'media-gone',
  'media-not-offered',
  'too-many-media',
  'film-not-alone',
  'film-too-large',
  'film-too-long',
  'film-format',
  'alt-missing',
  'alt-too-long',
  'gate-not-offered',
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
          const { length = 0, part = 0, position = 0 } = problem;
          const maximum = kind === 'film-too-large' ? Math.round((problem.maximum ?? 0) / 1_000_000) : (problem.maximum ?? 0);
          return (
            <li key={`${kind}:${problem.accountId}:${part}`}>
              {t(`problems.${kind}`, { account, part: part + 1, length, maximum, number: position + 1 })}
            </li>
          );
        })}
      </ul>
    </Banner>
  );
}
