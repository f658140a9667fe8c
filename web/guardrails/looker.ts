/**
 * Asks what would be found in words while they are typed: some time after the last key, one question at a time. The last answer wins; an
 * answer to earlier words is never shown as one to these.
 */
import type { LookRequest, LookView } from '../../src/guardrails/schema.ts';

/** Milliseconds after the last key; and before links that are being asked are looked at again, at most so many times. */
const QUIET = 400;
const LINKS = 2_500;
const LINK_TURNS = 4;

export interface Looked {
  /** The words that were looked at. */
  readonly text: string;
  readonly look: LookView;
}

export interface LookerPorts {
  /** Rejects when it could not be asked. */
  readonly look: (asked: LookRequest, signal: AbortSignal) => Promise<LookView>;
  /** Runs later unless what it returns is called before. */
  readonly later: (milliseconds: number, run: () => void) => () => void;
  /** Null: there are no words. */
  readonly changed: (looked: Looked | null) => void;
}

export interface Looker {
  /** What is in the field now; null when there is nothing to look at. */
  see(asked: LookRequest | null): void;
  stop(): void;
}

export function makeLooker({ look, later, changed }: LookerPorts): Looker {
  let seen: string | null = null;
  let forget: () => void = () => {};
  let under: AbortController | null = null;

  function end(): void {
    forget();
    forget = () => {};
    under?.abort();
    under = null;
  }

  function plan(asked: LookRequest, after: number, turns: number): void {
    forget = later(after, () => void ask(asked, turns));
  }

  async function ask(asked: LookRequest, turns: number): Promise<void> {
    const controller = new AbortController();
    under = controller;
    try {
      const answer = await look(asked, controller.signal);
      if (under !== controller) return;
      under = null;
      changed({ text: asked.text, look: answer });
      if (answer.linksPending && turns > 0) plan(asked, LINKS, turns - 1);
    } catch {
      // Unanswered (no line, or gone meanwhile): what is on screen stays; the server looks again when the words are sent.
      if (under === controller) under = null;
    }
  }

  return {
    see(asked) {
      const key = asked === null ? null : JSON.stringify(asked);
      if (key === seen) return;
      end();
      seen = key;
      if (asked === null) changed(null);
      else plan(asked, QUIET, LINK_TURNS);
    },
    stop() {
      end();
      seen = null;
    },
  };
}
