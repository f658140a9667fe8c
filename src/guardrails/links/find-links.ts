const LINK = /https?:\/\/[^\s"<>«»]+|(?<![\w./@-])www\.[^\s"<>«»]+/giu;
const TAIL = /[.,;:!?…'’*]+$/u;
/** More in one draft are not asked. */
const MOST_LINKS = 5;

/** A link as it stands in a text, and where it leads. */
export interface WrittenLink {
  readonly written: string;
  readonly url: URL;
}

/** The links of a text, each once, five at most. */
export function findLinks(text: string): WrittenLink[] {
  const found = new Map<string, WrittenLink>();
  for (const [all] of text.matchAll(LINK)) {
    const written = withoutTail(all);
    const address = /^www\./i.test(written) ? `https://${written}` : written;
    if (found.has(written) || !URL.canParse(address)) continue;
    const url = new URL(address);
    // What stands behind # never leaves the browser.
    url.hash = '';
    if (url.username === '' && url.password === '') found.set(written, { written, url });
    if (found.size >= MOST_LINKS) break;
  }
  return [...found.values()];
}

/** Without the signs of the sentence around it; a parenthesis that was opened inside the link is its own. */
function withoutTail(link: string): string {
  let rest = link.replace(TAIL, '');
  const count = (sign: string): number => rest.split(sign).length - 1;
  for (const [open, shut] of ['()', '[]']) {
    while (rest.endsWith(shut!) && count(shut!) > count(open!)) rest = rest.slice(0, -1).replace(TAIL, '');
  }
  return rest;
}
