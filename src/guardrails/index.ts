/** Guard-rails by latitude: pure rules over a draft and what is around it; what is around it, gathered; what an organisation wants of them. */
import { z } from 'zod';
import { createRouter } from '../platform/http/index.ts';
import type { RequestEnv } from '../platform/http/index.ts';
import type { RequireMember } from '../people/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Log } from '../platform/log.ts';
import type { Reach } from '../platform/outbound/index.ts';
import type { Room } from '../platform/room.ts';
import type { LinkCheck } from './context.ts';
import type { GuardrailsDeps, JudgeDeps } from './guardrails-deps.ts';
import { judge } from './judge.ts';
import type { Asking, Judgement, Judging } from './judge.ts';
import { dryRunRoutes } from './dry-run-routes.ts';
import { createLinks } from './links/links.ts';
import { latitudeRoutes } from './latitude-routes.ts';
import { LEARN_VOICE, learnAccountVoice } from './learn-account-voice.ts';
import { keepLearning, learnAnew } from './learning.ts';
import { lookRoutes } from './look-routes.ts';
import { ruleRoutes } from './rule-routes.ts';
import { voiceRoutes } from './voice-routes.ts';
import { createVoices } from './voices.ts';

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
export { evaluate } from './evaluate.ts';
export type { Verdict } from './evaluate.ts';
export type { AccountHours, AccountMoment, JudgeDeps } from './guardrails-deps.ts';
export { giveLatitude } from './give-latitude.ts';
export { judge } from './judge.ts';
export { guardrailsHolding } from './member-holding.ts';
export type { Asking, Judgement, Judging } from './judge.ts';
export type { FindingView } from './schema.ts';
export { viewFinding } from './views.ts';
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

export interface GuardrailsOptions extends Pick<GuardrailsDeps, 'hoursOf' | 'stretchesOf'>, Partial<Pick<JudgeDeps, 'situationsOf'>> {
  readonly database: Database;
  readonly requireMember: RequireMember;
  readonly log: Log;
  /** Which addresses may be asked whether a draft's link leads anywhere. */
  readonly linksFrom: Reach;
}

export interface Guardrails extends Required<Room> {
  /** What the guard-rails say of a draft, in the caller's transaction. */
  judge(asking: Asking, what: Judging): Promise<Judgement>;
  /** What the links of these words give, asked now and waited for 2 s at most; outside any transaction, before `judge`. */
  askLinks(text: string): Promise<readonly LinkCheck[]>;
}

/** Before words leave, their links are waited for so long. */
const WAIT_FOR_LINKS_MS = 2_000;

const learnPayload = z.object({ organisationId: z.uuid(), accountId: z.uuid() });

/** The guard-rails room. */
export function createGuardrails(options: GuardrailsOptions): Guardrails {
  const { database, requireMember, log, linksFrom, hoursOf, stretchesOf, situationsOf = async () => [] } = options;
  const links = createLinks({ reach: linksFrom });
  const voices = createVoices((key) => void learnAnew({ database, log }, key));
  const deps: GuardrailsDeps = { database, log, links, voices, hoursOf, stretchesOf, situationsOf, now: () => new Date() };
  const routes = createRouter<RequestEnv>();
  const means = { ...deps, requireMember };
  routes.route('/', lookRoutes(means));
  routes.route('/', ruleRoutes(means));
  routes.route('/', latitudeRoutes(means));
  routes.route('/', voiceRoutes(means));
  routes.route('/', dryRunRoutes(means));
  return {
    routes,
    jobs: { [LEARN_VOICE]: async (payload, signal) => await learnAccountVoice(deps, learnPayload.parse(payload), signal) },
    background: async (signal) => await keepLearning(deps, signal),
    judge: async (asking, what) => await judge(deps, asking, what),
    askLinks: async (text) => await links.settle(text, WAIT_FOR_LINKS_MS),
  };
}
