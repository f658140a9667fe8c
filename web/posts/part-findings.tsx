import { useParams } from '@tanstack/react-router';
import { useRef, type RefObject } from 'react';
import type { PostContentView, SpeakingView } from '../../src/posts/schema.ts';
import { Findings } from '../guardrails/findings.tsx';

interface PartFindingsProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly part: PostContentView['parts'][number];
  readonly index: number;
  readonly speaking: readonly SpeakingView[];
  readonly visibility: PostContentView['visibility'];
}

/** So many parts are looked at when a post is opened; further ones once they are changed. */
const AT_FIRST = 8;

/** What is found in one part, by each account that says it. */
export function PartFindings({ field, part, index, speaking, visibility }: PartFindingsProps) {
  const { postId } = useParams({ strict: false });
  const first = useRef(part.text);
  // oxlint-disable-next-line react/refs -- the words with which it came: read, and never changed
  if (index >= AT_FIRST && part.text === first.current) return null;
  return (
    <Findings
      field={field}
      accountIds={speaking.map(({ accountId }) => accountId)}
      text={part.text}
      exceptPostId={postId ?? null}
      visibility={visibility}
      media={(part.media ?? []).map(({ alt }) => ({ alt }))}
    />
  );
}
