const NAMED = /(?<![\p{L}\p{N}_/.])@([\p{L}\p{N}_.-]*[\p{L}\p{N}_](?:@[\p{L}\p{N}.-]*[\p{L}\p{N}](?::\d{1,5})?)?)/gu;

/** The text as it leaves where an answer must name whom it answers (`handle`: `lea@example.org`): with that name first, unless it stands in it. */
export function withAddress(text: string, handle: string): string {
  const wanted = handle.toLowerCase();
  const [name] = wanted.split('@');
  const named = [...text.matchAll(NAMED)].map((match) => (match[1] ?? '').toLowerCase());
  return named.some((one) => one === wanted || one === name) ? text : `@${handle} ${text}`;
}
