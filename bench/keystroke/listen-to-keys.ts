/** Scripts of the page that is measured. Milliseconds. */

/** From the key, by the clock of the system that saw it, to when the frame that shows it was painted. */
export const LISTEN = `(() => {
  const isListening = Array.isArray(globalThis.keyTimes);
  globalThis.keyTimes = [];
  if (isListening) return;
  let pressed = 0;
  addEventListener('keydown', (event) => { pressed = event.timeStamp; }, { capture: true });
  addEventListener('input', () => {
    const from = pressed;
    requestAnimationFrame(() => {
      // A message comes after the frame has been painted.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { globalThis.keyTimes.push(performance.now() - from); port1.close(); };
      port2.postMessage(null);
    });
  }, { capture: true });
})()`;

export const TAKE = 'globalThis.keyTimes';
