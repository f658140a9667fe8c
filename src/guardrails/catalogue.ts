import type { Rule } from './rule.ts';
import { address } from './rules/address.ts';
import { altText } from './rules/alt-text.ts';
import { anger } from './rules/anger.ts';
import { bankAccount } from './rules/bank-account.ts';
import { brands } from './rules/brands.ts';
import { capitals } from './rules/capitals.ts';
import { crisis } from './rules/crisis.ts';
import { death } from './rules/death.ts';
import { discrimination } from './rules/discrimination.ts';
import { duplicate } from './rules/duplicate.ts';
import { email } from './rules/email.ts';
import { graveHumour } from './rules/grave-humour.ts';
import { hashtag } from './rules/hashtag.ts';
import { hearsay } from './rules/hearsay.ts';
import { impossibleNumbers } from './rules/impossible-numbers.ts';
import { insult } from './rules/insult.ts';
import { internal } from './rules/internal.ts';
import { language } from './rules/language.ts';
import { legal } from './rules/legal.ts';
import { length } from './rules/length.ts';
import { link } from './rules/link.ts';
import { medical } from './rules/medical.ts';
import { numbers } from './rules/numbers.ts';
import { offHours } from './rules/off-hours.ts';
import { ownWords } from './rules/own-words.ts';
import { personCase } from './rules/person-case.ts';
import { phone } from './rules/phone.ts';
import { plate } from './rules/plate.ts';
import { politics } from './rules/politics.ts';
import { privateText } from './rules/private-text.ts';
import { promise } from './rules/promise.ts';
import { reference } from './rules/reference.ts';
import { religion } from './rules/religion.ts';
import { scorn } from './rules/scorn.ts';
import { secrets } from './rules/secrets.ts';
import { shortener } from './rules/shortener.ts';
import { socialSecurity } from './rules/social-security.ts';
import { unlike } from './rules/unlike.ts';
import { unsigned } from './rules/unsigned.ts';
import { wrongAccount } from './rules/wrong-account.ts';
import { wrongThread } from './rules/wrong-thread.ts';

/** All rules, in the order in which their findings are shown: what nobody may send first, what is only good to know last. */
const ALL = [
  length,
  secrets,
  bankAccount,
  socialSecurity,
  phone,
  email,
  plate,
  reference,
  address,
  personCase,
  privateText,
  internal,
  insult,
  discrimination,
  scorn,
  anger,
  graveHumour,
  death,
  crisis,
  hearsay,
  politics,
  religion,
  medical,
  legal,
  promise,
  numbers,
  impossibleNumbers,
  wrongAccount,
  wrongThread,
  language,
  unlike,
  duplicate,
  link,
  shortener,
  hashtag,
  ownWords,
  brands,
  altText,
  capitals,
  unsigned,
  offHours,
] as const;

export type RuleId = (typeof ALL)[number]['id'];
export const RULES: readonly Rule<RuleId>[] = ALL;
