/** What the guard-rails are asked while somebody writes. */
import type { LookRequest, LookView } from '../../src/guardrails/schema.ts';
import { request } from '../api/request.ts';

/** What would be found in these words if they left now. Nothing is kept of it. */
export const lookAt = (asked: LookRequest, signal: AbortSignal) =>
  request<LookView>('/guardrails/look', { method: 'POST', body: asked, signal });
