/**
 * Marks the files whose functions nearly all run at the first page. Chromium then compiles them whole beside the main thread while they
 * download (https://v8.dev/features/explicit-compile-hints), instead of one by one when each is first called: a quarter of what the
 * first drawing cost. To others it is a comment.
 */
import type { Plugin } from 'vite';

const HINT = '//# allFunctionsCalledOnLoad\n';
/** By chunk. Not `overlays`: dialogs and menus mostly sleep, and the other rooms are fetched by who goes there. */
const USED_AT_ONCE: ReadonlySet<string> = new Set(['libraries', 'frame', 'inbox-room']);

export function compileHints(): Plugin {
  return {
    name: 'compile-hints',
    apply: 'build',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk' && USED_AT_ONCE.has(chunk.name)) chunk.code = HINT + chunk.code;
      }
    },
  };
}
