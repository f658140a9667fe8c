import type { z } from 'zod';
import { toFindingViews } from '../review/index.ts';
import type { PastComing } from './coming-store.ts';
import type { Deliveries } from './read-deliveries.ts';
import type { Comment } from './comment-store.ts';
import type { AccountGate } from './beside.ts';
import type { Part, Post } from './post.ts';
import type { Mention } from './wording/index.ts';
import type { commentSchema, pastComingSchema, PostView } from './schema.ts';

const toPartView = ({ media, ...part }: Part) => ({ ...part, ...(media && { media: [...media] }) });
const toMentionView = ({ handles, ...one }: Mention) => Object.assign(one, { handles: [...handles] });
const toGateView = ({ replies, ...gate }: AccountGate) => ({ ...gate, replies: replies === 'everybody' ? replies : [...replies] });

export function toPostView(post: Post): PostView {
  const { plan, content, judged: _judged, judgedRevision: _revision, ...shown } = post;
  return {
    ...shown,
    stopped: toFindingViews(post.stopped),
    content: {
      ...content,
      parts: content.parts.map(toPartView),
      versions: content.versions.map((version) => ({ ...version, parts: version.parts.map(toPartView) })),
      languages: [...content.languages],
      gates: content.gates?.map(toGateView),
      mentions: content.mentions?.map(toMentionView),
    },
    accountIds: [...post.accountIds],
    plan: plan && {
      ...plan,
      dueAt: plan.dueAt.toISOString(),
      repeat: plan.repeat && { ...plan.repeat, except: [...(plan.repeat.except ?? [])] },
    },
    createdAt: post.createdAt.toISOString(),
    changedAt: post.changedAt.toISOString(),
  };
}

export const toComingView = (coming: PastComing, deliveries: Deliveries): z.infer<typeof pastComingSchema> => ({
  local: coming.local,
  memberId: coming.memberId,
  outcome: coming.outcome,
  dueAt: coming.dueAt.toISOString(),
  said: coming.said.map((one) => ('publicationId' in one ? { ...one, ...deliveries.get(one.publicationId) } : { ...one })),
  settledAt: coming.settledAt.toISOString(),
});

export const toCommentView = (comment: Comment): z.infer<typeof commentSchema> => ({
  ...comment,
  saidAt: comment.saidAt.toISOString(),
  settledAt: comment.settledAt?.toISOString() ?? null,
});
