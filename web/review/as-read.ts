/** Words with what will stand around them when they are read, so that each can be told apart. */
import { withAddress } from '../../src/networks/counting/index.ts';
import { signedText, type SignedShape } from '../inbox/composer/length.ts';

export interface SignedWords {
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

/** `before`, `text` and `after` together are the text as the network gets it, but for the fold. */
export function asRead(body: string, shape: SignedShape): SignedWords {
  const text = signedText(body, { ...shape, signature: '', opening: '' });
  const whole = signedText(body, shape);
  const at = shape.stands === 'start' ? whole.length - text.length : whole.indexOf(text, shape.opening ? shape.opening.length + 1 : 0);
  const addressed = shape.addressee ? withAddress(whole, shape.addressee) : whole;
  return {
    before: addressed.slice(0, addressed.length - whole.length) + whole.slice(0, at),
    text,
    after: whole.slice(at + text.length),
  };
}
