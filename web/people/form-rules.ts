/** What a form checks before it asks the server, with the server's own bounds. */
import type * as Card from '../../src/people/schema-card.ts';
import type { PASSPHRASE_MINIMUM as ServerMinimum } from '../../src/people/schema.ts';

/** The server's bound; the type makes the two agree, where importing the value would bring its parser along. */
export const PASSPHRASE_MINIMUM: typeof ServerMinimum = 12;
export const NAME_MAXIMUM: typeof Card.NAME_MAXIMUM = 80;
export const ORGANISATION_MAXIMUM = 120;
export const JOB_TITLE_MAXIMUM: typeof Card.JOB_TITLE_MAXIMUM = 120;
export const INITIALS_MAXIMUM: typeof Card.INITIALS_MAXIMUM = 6;
export const SPEAKER_TAG_MAXIMUM: typeof Card.SPEAKER_TAG_MAXIMUM = 30;
export const PRONOUNS_MAXIMUM: typeof Card.PRONOUNS_MAXIMUM = 30;
export const LANGUAGES_MAXIMUM: typeof Card.LANGUAGES_MAXIMUM = 12;
export const TOPICS_MAXIMUM: typeof Card.TOPICS_MAXIMUM = 20;
export const TOPIC_MAXIMUM: typeof Card.TOPIC_MAXIMUM = 40;
/** Bytes. */
export const PHOTO_BYTES_MAXIMUM = 10 * 1024 * 1024;
/** Pixels. */
export const PHOTO_SIDE_MINIMUM = 96;
export const PASSPHRASE_MAXIMUM = 256;

/** As every network takes a hashtag; the # may be typed. */
const SPEAKER_TAG = /^#?(?=.*\p{L})[\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*(?<!_)$/u;
const INITIALS = /^\p{L}[\p{L}\p{M}\p{N}\u200c\u200d]*$/u;

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/u;

export const isBlank = (text: string) => text.trim() === '';
export const isName = (text: string) => /\p{L}/u.test(text);
export const isSpeakerTag = (text: string) => SPEAKER_TAG.test(text.trim().normalize('NFC'));
export const areInitials = (text: string) => INITIALS.test(text.trim().normalize('NFC'));
export const isEmail = (text: string) => EMAIL.test(text.trim()) && text.trim().length <= 254;
export const isPassphrase = (text: string) => text.length >= PASSPHRASE_MINIMUM && text.length <= PASSPHRASE_MAXIMUM;
