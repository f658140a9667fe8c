/** The words of a post, before they are a post. Pure: the composer works with it while somebody writes, and the server before it sends. */
export { frenchSpacing, NARROW_NO_BREAK, NO_BREAK } from './french-spacing.ts';
export { proposeCapitals } from './hashtag-capitals.ts';
export type { Vocabulary } from './hashtag-capitals.ts';
export { findMentions, handleOn, meantBy, MOST_MENTIONS, mentionsOn, withMention } from './mentions.ts';
export type { Mention, Mentioned } from './mentions.ts';
export { completeHashtag, proposeWriting, readOwnPast } from './own-hashtags.ts';
export type { OwnPast } from './own-hashtags.ts';
export { numberOf, partsFor, spokenParts, spokenText } from './spoken-parts.ts';
export { MOST_PARTS, splitText } from './split-text.ts';
export type { Room } from './split-text.ts';
