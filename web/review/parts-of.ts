/** The words of a review, part by part, and where its findings stand in each. Places are UTF-16 code units. */
import type { ReviewView } from '../../src/review/schema.ts';

type Finding = ReviewView['findings'][number];
type Shown = Pick<ReviewView, 'subject' | 'text' | 'findings'>;

/** Between the parts of a thread in `text`. */
const BREAK = '\n\n';

export interface ReviewPart {
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** One part for a reply; those of a thread for a post. A finding stands in the part in which it begins, cut where that ends. */
export function partsOf({ subject, text, findings }: Shown): ReviewPart[] {
  const texts = subject.kind === 'post' && subject.parts.length > 0 ? subject.parts : [text];
  let from = 0;
  return texts.map((part, index) => {
    const [start, end] = [from, from + part.length];
    from = end + BREAK.length;
    const last = index === texts.length - 1;
    const here = findings.filter(({ where }) => where.start >= start && (where.start < end + BREAK.length || last));
    return {
      text: part,
      findings: here.map((finding) => inPart(finding, start, part.length)),
    };
  });
}

/** The finding with its place counted from the beginning of its part. */
function inPart(finding: Finding, from: number, length: number): Finding {
  const cut = (at: number) => Math.min(Math.max(0, at - from), length);
  return { ...finding, where: { start: cut(finding.where.start), end: cut(finding.where.end) } };
}
