/** Runs only the last of what is asked in a row: `pause` milliseconds after it, but never later than `most` after the first. */
export function makeLater({ pause, most }: { readonly pause: number; readonly most: number }) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let since: number | null = null;
  return {
    soon(run: () => void): void {
      since ??= performance.now();
      clearTimeout(timer);
      timer = setTimeout(
        () => {
          since = null;
          run();
        },
        Math.max(0, Math.min(pause, since + most - performance.now())),
      );
    },
    forget(): void {
      clearTimeout(timer);
      since = null;
    },
  };
}
