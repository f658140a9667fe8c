/** X's search operators, as far as they are used: `@name`, `from:`, `to:`, `conversation_id:`, `url:"…"`, `is:`, `-`, OR and brackets. */
import { mentionsOf } from './render.ts';
import type { XPost, XWorld } from './world.ts';

type Test = (post: XPost) => boolean;

/** What a query accepts; null when X would not understand it. */
export function parseQuery(world: XWorld, query: string): Test | null {
  const words = query.match(/\(|\)|-?[a-z_]+:"[^"]*"|[^\s()]+/g) ?? [];
  let at = 0;

  function either(): Test | null {
    const ways = [every()];
    while (words[at] === 'OR') {
      at += 1;
      ways.push(every());
    }
    return ways.some((way) => way === null) ? null : (post) => ways.some((way) => way?.(post));
  }
  function every(): Test | null {
    const tests: (Test | null)[] = [];
    while (at < words.length && words[at] !== 'OR' && words[at] !== ')') tests.push(one());
    return tests.length === 0 || tests.some((test) => test === null) ? null : (post) => tests.every((test) => test?.(post));
  }
  function one(): Test | null {
    const word = words[at] ?? '';
    at += 1;
    if (word === '(') {
      const inner = either();
      if (words[at] !== ')') return null;
      at += 1;
      return inner;
    }
    const isNot = word.startsWith('-');
    const test = operator(world, isNot ? word.slice(1) : word);
    return test !== null && isNot ? (post) => !test(post) : test;
  }
  const whole = either();
  return at === words.length ? whole : null;
}

function operator(world: XWorld, word: string): Test | null {
  const name = (id: string) => world.users.get(id)?.username.toLowerCase();
  const [, key = '', raw = ''] = /^([a-z_]+):"?([^"]*)"?$/.exec(word) ?? [];
  const value = raw.toLowerCase();
  switch (key) {
    case 'from':
      return (post) => name(post.authorId) === value;
    case 'to':
      return (post) => post.replyTo !== null && name(world.posts.get(post.replyTo)?.authorId ?? '') === value;
    case 'conversation_id':
      return (post) => post.conversationId === value;
    case 'url':
      return (post) => linksOf(world, post).some((link) => link.toLowerCase().includes(value));
    case 'is':
      return value === 'quote' ? ({ quoted }) => quoted !== null : value === 'reply' ? ({ replyTo }) => replyTo !== null : () => false;
    case '':
      return word.startsWith('@')
        ? (post) => mentionsOf(world, post).some(({ username }) => `@${username}`.toLowerCase() === word.toLowerCase())
        : null;
    default:
      return null;
  }
}

function linksOf(world: XWorld, { text, quoted }: XPost): string[] {
  const links = text.match(/https?:\/\/\S+/g) ?? [];
  const post = quoted === null ? undefined : world.posts.get(quoted);
  return post === undefined ? links : [...links, `https://x.com/${world.users.get(post.authorId)?.username}/status/${post.id}`];
}
