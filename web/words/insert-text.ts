/** Puts words between two places of a field, as if they were typed: what the browser keeps to undo goes on, and the field tells of it itself. */
export function insertText(
  field: HTMLTextAreaElement,
  words: string,
  { start, end }: { readonly start: number; readonly end: number },
): void {
  field.focus();
  field.setSelectionRange(start, end);
  // The only way that keeps the undo of a text field; no browser means to drop it for fields.
  if (document.execCommand('insertText', false, words)) return;
  field.setRangeText(words, start, end, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: words, inputType: 'insertText' }));
}
