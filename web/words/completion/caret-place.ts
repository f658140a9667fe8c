/** Where a letter of a text field is on the screen, in pixels of the window. */
export interface CaretPlace {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

const COPIED = [
  'boxSizing',
  'borderTopWidth',
  'borderLeftWidth',
  'borderRightWidth',
  'borderStyle',
  'paddingTop',
  'paddingLeft',
  'paddingRight',
  'font',
  'letterSpacing',
  'wordSpacing',
  'textIndent',
  'tabSize',
  'lineHeight',
  'direction',
  'wordBreak',
] as const;

/** A text field does not say it: the same words are laid out once, unseen, as the field lays them out. */
export function caretPlace(field: HTMLTextAreaElement, at: number): CaretPlace {
  const sheet = document.createElement('div');
  const look = getComputedStyle(field);
  for (const name of COPIED) sheet.style[name] = look[name];
  Object.assign(sheet.style, {
    position: 'absolute',
    top: '0',
    left: '-9999px',
    visibility: 'hidden',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'break-word',
  });
  sheet.style.width = `${field.offsetWidth}px`;
  sheet.textContent = field.value.slice(0, at);
  const mark = document.createElement('span');
  mark.textContent = field.value.slice(at, at + 1) || '.';
  sheet.append(mark);
  document.body.append(sheet);
  const box = field.getBoundingClientRect();
  const top = box.top + mark.offsetTop - field.scrollTop;
  const place = { left: box.left + mark.offsetLeft - field.scrollLeft, top, bottom: top + mark.offsetHeight };
  sheet.remove();
  return place;
}
