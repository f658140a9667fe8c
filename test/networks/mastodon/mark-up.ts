/** From what a person writes to the HTML that Mastodon makes of it. */
import type { Person } from './world.ts';

const TOKEN =
  /(?<link>https?:\/\/[^\s<>"]*[^\s<>".,;:!?)»])|(?<![\p{L}\p{N}_/.])@(?<name>[a-z0-9_]+(?:[a-z0-9_.-]*[a-z0-9_])?)(?:@(?<domain>[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?(?::\d{1,5})?))?|(?<![\p{L}\p{N}_&/])#(?<tag>[\p{L}\p{N}\p{M}_]*\p{L}[\p{L}\p{N}\p{M}_]*)/giu;
const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');

export function markUp(
  text: string,
  url: string,
  find: (acct: string) => Person | null,
): { html: string; mentions: Person[]; tags: string[] } {
  const [mentions, tags] = [new Map<string, Person>(), new Set<string>()];
  let html = '';
  let at = 0;
  for (const match of text.matchAll(TOKEN)) {
    const { link, name, domain, tag } = match.groups ?? {};
    html += escape(text.slice(at, match.index));
    at = match.index + match[0].length;
    const person = name === undefined ? null : find(domain === undefined ? name : `${name}@${domain}`);
    if (link !== undefined) html += linkTo(link);
    else if (tag !== undefined) {
      tags.add(tag);
      html += `<a href="${url}/tags/${encodeURIComponent(tag)}" class="mention hashtag" rel="tag">#<span>${escape(tag)}</span></a>`;
    } else if (person === null) html += escape(match[0]);
    else {
      mentions.set(person.id, person);
      html += `<span class="h-card" translate="no"><a href="${person.url}" class="u-url mention">@<span>${escape(person.username)}</span></a></span>`;
    }
  }
  html += escape(text.slice(at));
  const paragraphs = html.split(/\n{2,}/).map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br />')}</p>`);
  return { html: paragraphs.join(''), mentions: [...mentions.values()], tags: [...tags] };
}

/** The scheme is hidden, and the end of what is long. */
function linkTo(link: string): string {
  const [, scheme = '', rest = ''] = /^(https?:\/\/(?:www\.)?)(.*)$/u.exec(link) ?? [];
  const [shown, hidden] = [rest.slice(0, 30), rest.slice(30)];
  const kind = hidden === '' ? '' : 'ellipsis';
  return `<a href="${escape(link)}" target="_blank" rel="nofollow noopener" translate="no"><span class="invisible">${escape(scheme)}</span><span class="${kind}">${escape(shown)}</span><span class="invisible">${escape(hidden)}</span></a>`;
}
