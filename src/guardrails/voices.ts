import type { Query } from '../platform/database/index.ts';
import { unpackVoice } from './voice/packing.ts';
import type { Voice } from './voice/voice.ts';
import { findPackedVoice } from './voice-store.ts';

export interface VoiceKey {
  readonly organisationId: string;
  readonly accountId: string;
  /** Changes with what was learned. */
  readonly edition: string;
}

/** The voices that this process needed lately. */
export interface Voices {
  /** Null: it cannot be read, and is to be learned anew. */
  voiceOf(db: Query, key: VoiceKey): Promise<Voice | null>;
}

/** Some forty voices of large accounts, or hundreds of small ones. */
const MOST_BYTES = 96 * 1024 * 1024;
/** Six bytes a place, and at least half of the places free; a table doubles. */
const BYTES_A_NUMBER = 20;

const weightOf = ({ counts: { words, pairs, gaps } }: Voice): number => (words.size + pairs.size + gaps.size) * BYTES_A_NUMBER + 20_000;

/**
 * Keeps voices in memory, those used last, within `mostBytes`. `onBroken` is told once of a voice that cannot be read: it is kept as none until
 * another edition comes.
 */
export function createVoices(onBroken: (key: VoiceKey) => void, mostBytes: number = MOST_BYTES): Voices {
  const kept = new Map<string, { readonly edition: string; readonly voice: Voice | null; readonly bytes: number }>();
  let bytes = 0;
  const drop = (name: string): void => {
    bytes -= kept.get(name)?.bytes ?? 0;
    kept.delete(name);
  };
  return {
    async voiceOf(db, key) {
      const name = `${key.organisationId} ${key.accountId}`;
      const before = kept.get(name);
      drop(name);
      const now = before?.edition === key.edition ? before : await load(db, key);
      drop(name);
      kept.set(name, now);
      bytes += now.bytes;
      for (const oldest of kept.keys()) {
        if (bytes <= mostBytes || oldest === name) break;
        drop(oldest);
      }
      return now.voice;
    },
  };

  async function load(db: Query, key: VoiceKey) {
    const packed = await findPackedVoice(db, key.organisationId, key.accountId);
    const voice = packed && unpackVoice(packed);
    if (packed && !voice) onBroken(key);
    return { edition: key.edition, voice, bytes: voice ? weightOf(voice) : 200 };
  }
}
