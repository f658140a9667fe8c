import { decide } from '../../src/guardrails/index.ts';
import type { Finding, Hours, Judging, Latitude, Level } from '../../src/guardrails/index.ts';
import type { Guard } from '../../src/review/index.ts';

/** What is found, and where, in words that hold one of these. */
const MARKS: readonly (readonly [mark: string, level: Level, firm: boolean, rule: string])[] = [
  ['<note>', 'note', false, 'capitals'],
  ['<pause>', 'pause', false, 'politics'],
  ['<pause-too>', 'pause', false, 'religion'],
  ['<hold>', 'hold', false, 'insult'],
  ['<firm>', 'hold', true, 'bank-account'],
];

export interface MarkedGuard extends Guard {
  /** Of members, by id; who is not here is autonome. */
  readonly latitudes: Map<string, Latitude>;
  /** What was judged, the latest last. */
  readonly asked: Judging[];
  hours: Hours;
  /** What else is found, in whatever words. */
  also: Finding[];
}

/** Guard-rails that find what the words say that they find: ordinary words go. What findings do is decided as ever. */
export function createMarkedGuard(): MarkedGuard {
  const guard: MarkedGuard = {
    latitudes: new Map(),
    asked: [],
    hours: 'open',
    also: [],
    judge: async (_tx, what) => {
      guard.asked.push(what);
      const latitude = guard.latitudes.get(what.memberId) ?? 'autonomous';
      const findings = [...guard.also, ...MARKS.flatMap(([mark, level, firm, rule]) => findingsOf(what.text, { mark, level, firm, rule }))];
      return { outcome: decide(findings, latitude, guard.hours), findings, latitude, hours: guard.hours };
    },
    askLinks: async () => [],
  };
  return guard;
}

function findingsOf(
  text: string,
  { mark, level, firm, rule }: { readonly mark: string; readonly level: Level; readonly firm: boolean; readonly rule: string },
): Finding[] {
  const start = text.indexOf(mark);
  return start === -1 ? [] : [{ rule, level, firm, why: 'anger', values: {}, where: { start, end: start + mark.length } }];
}
