import { impossible } from '../platform/result.ts';
import type { EndRefusal } from './end-reading.ts';
import type { ChoiceRefusal, PartRefusal } from './receive-part.ts';
import type { StartRefusal } from './start-reading.ts';

/** The status of each refusal of this room. */
export function statusOf(refusal: StartRefusal | PartRefusal | ChoiceRefusal | EndRefusal) {
  switch (refusal.kind) {
    case 'not-allowed':
      return 403;
    case 'not-found':
      return 404;
    case 'not-uploading':
    case 'not-asked':
    case 'part-expected':
    case 'too-many-open':
    case 'too-many-kept':
    case 'under-way':
      return 409;
    case 'unknown-time-zone':
    case 'past-too-large':
    case 'wrong-length':
      return 422;
    default:
      return impossible(refusal);
  }
}
