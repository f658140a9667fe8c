/** Guard-rails by latitude: pure rules over a draft and what is around it. Nothing here reads a database, a clock or a network. */
export { RULES } from './catalogue.ts';
export type { RuleId } from './catalogue.ts';
export { prepareContext } from './context.ts';
export type {
  AnsweredThread,
  Context,
  ContextParts,
  DraftText,
  LinkCheck,
  Moment,
  OngoingSituation,
  OwnLists,
  SentText,
  SpeakingAccount,
} from './context.ts';
export { dryRun } from './dry-run.ts';
export type { DryRun } from './dry-run.ts';
export { evaluate } from './evaluate.ts';
export type { Verdict } from './evaluate.ts';
export { LEVELS } from './finding.ts';
export type { Finding, Level, Values } from './finding.ts';
export { decide, effectOf, LATITUDES, nameLatitude, readLatitude } from './outcome.ts';
export type { Hours, Latitude, Outcome } from './outcome.ts';
export { inflect } from './own-words.ts';
export type { OwnWord } from './own-words.ts';
export type { Examples, Rule } from './rule.ts';
export { resolveSettings } from './settings.ts';
export type { RuleSetting, SettingOf } from './settings.ts';
export { FEWEST_POSTS, learnVoice, VOICE_VERSION } from './voice/voice.ts';
export type { PastPost, Voice } from './voice/voice.ts';
export { WHY_KEYS } from './why.ts';
export type { WhyKey } from './why.ts';
