import { impossible } from '../platform/result.ts';
import type { BeginRefusal } from './begin-upload.ts';
import type { PartRefusal } from './receive-part.ts';

export function statusOf(refusal: BeginRefusal | PartRefusal | { kind: 'not-allowed' }) {
  switch (refusal.kind) {
    case 'not-found':
      return 404;
    case 'not-allowed':
      return 403;
    case 'not-receiving':
    case 'part-expected':
    case 'wrong-length':
      return 409;
    case 'too-many-uploads':
      return 429;
    case 'storage-full':
      return 507;
    case 'media-too-large':
      return 413;
    case 'not-media':
    case 'media-broken':
    case 'media-format':
    case 'too-many-pixels':
    case 'no-picture':
      return 422;
    default:
      return impossible(refusal);
  }
}
