import { createReadStream, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { evaluate, prepareContext, readLatitude } from '../guardrails/index.ts';
import type { ContextParts, Finding, Latitude } from '../guardrails/index.ts';
import { sayFinding } from './guardrail-words.ts';
import type { LabLanguage } from './guardrail-words.ts';
import { readDraft } from './guardrail-draft.ts';
import type { LabDraft } from './guardrail-draft.ts';
import { readVoices } from './guardrail-voices.ts';
import type { Voices } from './guardrail-voices.ts';
import type { LabOutput } from './presence.ts';

const USAGE =
  'usage: bin/visavis lab guardrails posts.jsonl --latitude apprentie|autonome|référente [--history posts.csv] [--lang fr|en] [--zone Europe/Paris]';
const SHOWN_BROKEN = 10;

/**
 * `lab guardrails posts.jsonl --latitude autonome [--history posts.csv]`: what the built-in rules say of drafts, as JSON lines in the order of the
 * file: `{id, outcome: go | pause | hold, findings: [{rule, level, why, where: {start, end}, whatToDo}]}`. Rows are `{id, text, lang?, account?, in_reply_to?:
 * {text}, at?}`. With a past the account's voice is learned from it, account by account when it has several. Answers the exit code: 1 when a file cannot
 * be read, or a row of the drafts is none: that row is told, and the others are judged.
 */
export async function labGuardrails(args: readonly string[], { say, tell }: LabOutput): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      latitude: { type: 'string' },
      history: { type: 'string' },
      lang: { type: 'string', default: 'fr' },
      zone: { type: 'string', default: 'Europe/Paris' },
    },
    allowPositionals: true,
  });
  const [file, ...more] = positionals;
  const latitude = readLatitude(values.latitude ?? '');
  const { lang } = values;
  if (file === undefined || more.length > 0 || !latitude || (lang !== 'fr' && lang !== 'en')) {
    tell(USAGE);
    return 2;
  }
  for (const one of values.history === undefined ? [file] : [file, values.history]) {
    const stats = statSync(one, { throwIfNoEntry: false });
    if (stats?.isFile()) continue;
    tell(stats ? `${one} is no file.` : `There is no file ${one}.`);
    return 1;
  }
  const voices = await readVoices(values.history, values.zone, tell);
  return voices ? await judgeAll(file, { latitude, lang, voices, say, tell }) : 1;
}

interface Judging extends LabOutput {
  readonly latitude: Latitude;
  readonly lang: LabLanguage;
  readonly voices: Voices;
}

async function judgeAll(file: string, { latitude, lang, voices, say, tell }: Judging): Promise<number> {
  let line = 0;
  let broken = 0;
  for await (const row of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    line++;
    if (row.trim() === '') continue;
    const draft = readDraft(row, line);
    if (!draft.ok) {
      if (++broken <= SHOWN_BROKEN) tell(`line ${line}: ${draft.error}`);
      continue;
    }
    const { outcome, findings } = evaluate(prepareContext(contextOf(draft.value, voices)), latitude);
    say(JSON.stringify({ id: draft.value.id, outcome, findings: findings.map((finding) => lineOf(finding, lang)) }));
  }
  if (broken > SHOWN_BROKEN) tell(`and ${broken - SHOWN_BROKEN} more rows that are no drafts`);
  return broken === 0 ? 0 : 1;
}

function contextOf({ text, language, account, inReplyTo, at }: LabDraft, voices: Voices): ContextParts {
  return {
    draft: { text, language },
    account: { id: account ?? '', voice: voices.of(account) },
    moment: { at, hours: 'unknown' },
    thread: inReplyTo === null ? null : { text: inReplyTo },
    sent: at === null ? [] : voices.sentBefore(account, at),
  };
}

function lineOf(finding: Finding, lang: LabLanguage): object {
  const { why, whatToDo } = sayFinding(finding, lang);
  return { rule: finding.rule, level: finding.level, why, where: finding.where, whatToDo };
}
