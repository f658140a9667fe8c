import { randomBytes } from 'node:crypto';

/** X knows no keys: this one only tells two publications of ours apart. */
export const newRecordKey = (): string => randomBytes(15).toString('base64url');
