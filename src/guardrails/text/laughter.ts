import type { PreparedText } from './prepared-text.ts';

const LAUGHING =
  /[\u{1F602}\u{1F923}\u{1F61C}\u{1F61D}\u{1F606}\u{1F639}\u{1F605}\u{1F60F}\u{1F609}\u{1F92A}\u{1F480}\u{1F921}\u{1F643}\u{1F608}]|(?:^|\s)(?:[;:xX]-?[)DdpP]|[;:]-?\)|\^\^)(?=\s|$)/u;

/** A sign or a word of laughter. */
export const laughs = (text: PreparedText): boolean => LAUGHING.test(text.original) || text.hits('laugh').length > 0;
