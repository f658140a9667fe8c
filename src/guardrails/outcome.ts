import { impossible } from '../platform/result.ts';
import type { Finding, Level } from './finding.ts';

/** How far an author speaks alone on an account: *apprentie*, *autonome*, *référente*. */
export const LATITUDES = ['apprentice', 'autonomous', 'referent'] as const;
export type Latitude = (typeof LATITUDES)[number];

/** Whether people are there on this account, by its hours: *off* is outside them. */
export type Hours = 'open' | 'off';

/** What becomes of a draft: it leaves; its author reads it again, 20 seconds, then may send; somebody else reads it first. */
export type Outcome = 'go' | 'pause' | 'hold';

/**
 * What a finding does. Who learns has a second pair of eyes where others have a second look; outside the hours, when nobody is there to mend a
 * slip, a second look even at notes. Who reviews others is not held, but for what nobody may send alone (`firm`).
 */
const TABLE: Readonly<Record<Latitude, Readonly<Record<Hours, Readonly<Record<Level, Outcome>>>>>> = {
  apprentice: { open: { note: 'go', pause: 'hold', hold: 'hold' }, off: { note: 'pause', pause: 'hold', hold: 'hold' } },
  autonomous: { open: { note: 'go', pause: 'pause', hold: 'hold' }, off: { note: 'go', pause: 'pause', hold: 'hold' } },
  referent: { open: { note: 'go', pause: 'go', hold: 'pause' }, off: { note: 'go', pause: 'pause', hold: 'pause' } },
};

const STRENGTH: readonly Outcome[] = ['go', 'pause', 'hold'];

/** What one finding does. */
export function effectOf({ level, firm }: Pick<Finding, 'level' | 'firm'>, latitude: Latitude, hours: Hours): Outcome {
  return firm && level === 'hold' ? 'hold' : TABLE[latitude][hours][level];
}

/** The strictest that any finding asks for; nothing found, it goes. */
export function decide(findings: readonly Pick<Finding, 'level' | 'firm'>[], latitude: Latitude, hours: Hours): Outcome {
  let strength = 0;
  for (const finding of findings) strength = Math.max(strength, STRENGTH.indexOf(effectOf(finding, latitude, hours)));
  return STRENGTH[strength] ?? 'go';
}

/** As people write it, in French with or without accents, or in English; null when it is none. */
export function readLatitude(written: string): Latitude | null {
  const plain = written.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  if (/^apprenti(e|ce)?$/.test(plain)) return 'apprentice';
  if (/^(autonome|autonomous)$/.test(plain)) return 'autonomous';
  return /^(referente?|referee)$/.test(plain) ? 'referent' : null;
}

/** The French word, as it stands on screen and at the command line. */
export function nameLatitude(latitude: Latitude): 'apprentie' | 'autonome' | 'référente' {
  switch (latitude) {
    case 'apprentice':
      return 'apprentie';
    case 'autonomous':
      return 'autonome';
    case 'referent':
      return 'référente';
    default:
      return impossible(latitude);
  }
}
