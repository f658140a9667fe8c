/**
 * Finds the links of a text as X does when it counts: each counts for 23, however long it is. After twitter-text's rules
 * (https://github.com/twitter/twitter-text), whose conformance cases `test/twitter-text.test.ts` holds this to.
 */

/** Endings that X takes for a link even without `https://`; with it, any ending of letters is one. */
const ENDINGS = new Set(
  (
    'com net org edu gov mil int info biz name pro aero coop museum jobs mobi travel tel cat asia post xxx app dev page blog online site ' +
    'store shop tech cloud news live club world today space website email team agency digital media social network studio design art ' +
    'life group city paris bzh alsace corsica eus gal brussels vlaanderen wales scot london berlin hamburg koeln wien swiss quebec ' +
    'xyz top link click help support systems solutions services company center community education training events tickets taxi bike bus ' +
    'fm tv ws ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg ch ci ' +
    'ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs ' +
    'gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ' +
    'ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps ' +
    'pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tw tz ' +
    'ua ug uk us uy uz va vc ve vg vi vn vu wf ye yt za zm zw'
  ).split(' '),
);

/** Scripts without spaces, and marks of direction, end a link. */
const OUTSIDE = String.raw`\s<>"'\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u3000-\u9fff\uac00-\ud7af\uff00-\uffef`;
const INNER = `[^${OUTSIDE}()]`;
const LAST = String.raw`[^${OUTSIDE}.,;:!?…()\]}»”’*]`;
const BRACKETED = String.raw`\([^${OUTSIDE}()]*\)`;

/** Made when it is first needed: a browser takes tens of milliseconds to read it. */
let links: RegExp | undefined;
const makeLinks = () =>
  new RegExp(
    [
      // Not inside a word, a mention, a hashtag or an address.
      String.raw`(?<![\p{L}\p{M}\p{N}@＠#＃$_.\-/])`,
      String.raw`(?<protocol>https?:\/\/)?`,
      String.raw`(?<host>(?:[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}_\-]*[\p{L}\p{M}\p{N}])?\.)+(?<ending>\p{L}[\p{L}\p{M}\-\d]*))`,
      String.raw`(?<port>:\d+)?`,
      `(?<path>\\/(?:(?:${INNER}|${BRACKETED})*(?:${LAST}|${BRACKETED}))?)?`,
      `(?<query>\\?${INNER}*${LAST})?`,
    ].join(''),
    'giu',
  );
/** Without a protocol only Latin hosts are links, also in the middle of a script that has no spaces. */
const BARE =
  /(?<![a-z\d@＠#＃$_.\-/\u00c0-\u024f])(?:[a-z\d\u00c0-\u024f](?:[a-z\d\u00c0-\u024f_-]*[a-z\d\u00c0-\u024f])?\.)+([a-z]{2,})(?![a-z\d_@+-])(?:\/[^\s\u3000-\u9fff\uac00-\ud7af<>"']*[a-z\d/_#=&+\-~])?/giu;
const LONGEST_LABEL = 63;
const LONGEST_LINK = 4_096;

export interface Span {
  /** UTF-16 offsets, `end` excluded. */
  readonly start: number;
  readonly end: number;
}

export function findLinks(text: string): Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll((links ??= makeLinks()))) {
    const { protocol, host = '', ending = '' } = match.groups ?? {};
    if (protocol !== undefined && isHost(host) && isEnding(ending) && match[0].length <= LONGEST_LINK) {
      found.push({ start: match.index, end: match.index + match[0].length });
    }
  }
  for (const match of text.matchAll(BARE)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const host = match[0].split('/')[0] ?? '';
    const overlaps = found.some(({ start, end }) => span.start < end && start < span.end);
    if (!overlaps && ENDINGS.has((match[1] ?? '').toLowerCase()) && isHost(host) && match[0].length <= LONGEST_LINK) found.push(span);
  }
  return found.toSorted((one, other) => one.start - other.start);
}

/** As the name system would have it: a label that does not fit there makes no link. */
const isHost = (host: string): boolean =>
  !(host.split('.').at(-2) ?? '').includes('_') &&
  host.split('.').every((label) => label.length > 0 && asciiLength(label) <= LONGEST_LABEL);

function asciiLength(label: string): number {
  if (/^[\x21-\x7e]+$/.test(label)) return label.length;
  try {
    return new URL(`https://${label}.com`).hostname.length - '.com'.length;
  } catch {
    return LONGEST_LABEL + 1;
  }
}

/** With a protocol: any known ending, and any in another script. */
const isEnding = (ending: string): boolean => ENDINGS.has(ending.toLowerCase()) || /[^\x21-\x7e]/.test(ending) || /^xn--/i.test(ending);
