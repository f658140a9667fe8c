import type { TestEvent } from 'node:test/reporters';

/** One line of JSON for each test that ended, written as it ends: what a crashed process had passed still counts. */
export interface TallyLine {
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly name: string;
  readonly file: string | undefined;
}

/** The last line of a run that came to its end: without it, the rest of the tests never ran. */
export const WHOLE = '"whole"';

/** A reporter of node:test. Suites are not counted, only tests; but a suite that fails by itself (its `before`, say) is a failure. */
export default async function* tally(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of events) {
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    const { details, name, file, skip, todo } = event.data;
    const suite = details.type === 'suite';
    if (event.type === 'test:pass' && suite) continue;
    if (event.type === 'test:fail' && suite && onlyItsTestsFailed(event.data.details.error)) continue;
    const skipped = isMarked(skip) || isMarked(todo);
    const outcome = skipped ? 'skipped' : event.type === 'test:pass' ? 'passed' : 'failed';
    yield `${JSON.stringify({ outcome, name, file } satisfies TallyLine)}\n`;
  }
  yield `${WHOLE}\n`;
}

const isMarked = (mark: string | boolean | undefined): boolean => mark !== undefined && mark !== false;

const onlyItsTestsFailed = (error: Error): boolean => 'failureType' in error && error.failureType === 'subtestsFailed';
