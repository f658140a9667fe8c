import { html } from './markup.ts';
import type { Html } from './markup.ts';

import type { PracticePost } from './post.ts';

/** A post's words with its mentions, links and tags marked. Whatever stands in them stays text. */
export function markedText(post: Pick<PracticePost, 'text' | 'facets'>): Html[] {
  const parts: Html[] = [];
  let end = 0;
  for (const facet of post.facets.toSorted((a, b) => a.start - b.start)) {
    if (facet.start < end || facet.end > post.text.length) continue;
    const words = post.text.slice(facet.start, facet.end);
    parts.push(html`${post.text.slice(end, facet.start)}`);
    if (facet.kind === 'mention') parts.push(html`<a href="/practice/people/${words.slice(1).toLowerCase()}">${words}</a>`);
    else if (facet.kind === 'link') parts.push(html`<a href="${facet.url}" rel="nofollow noopener noreferrer">${words}</a>`);
    else parts.push(html`<b>${words}</b>`);
    end = facet.end;
  }
  parts.push(html`${post.text.slice(end)}`);
  return parts;
}
