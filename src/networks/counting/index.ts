/**
 * How long a text is to a network. Pure: the interface counts by it while somebody writes, an adapter before it sends, and both say the
 * same number.
 */
export { countLength, withNamesOnly } from './count-length.ts';
export { firstLink } from './first-link.ts';
export { countGraphemes } from './graphemes.ts';
export { withAddress } from './with-address.ts';
export { findLinks } from './weighted-links.ts';
