/** The page on which a server's people say yes or no to an application. */
import type { Person } from './world.ts';

const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);

/** Links, for who is asked: yes as each of the people of this server, or no. */
export function leavePage(query: URLSearchParams, people: Iterable<Person>): string {
  const link = (href: string, words: string) => `<p><a href="${escape(href)}">${escape(words)}</a></p>`;
  const back = new URL(query.get('redirect_uri') ?? '');
  back.search = new URLSearchParams({ error: 'access_denied', state: query.get('state') ?? '' }).toString();
  const yes = [...people]
    .filter(({ domain }) => domain === null)
    .map(({ id, username }) => {
      const as = new URLSearchParams([...query, ['as', id]]);
      return link(`/oauth/authorize?${as.toString()}`, `Authorize as @${username}`);
    });
  return `<!doctype html><meta charset="utf-8"><title>Authorization required</title>${yes.join('')}${link(back.href, 'Deny')}`;
}
