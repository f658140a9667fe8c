/** What axe finds wrong with a page. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FIND = `axe.run(document, { runOnly: ${JSON.stringify(RULES)}, resultTypes: ['violations'] }).then(({ violations }) =>
  violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target, html }) => ({ target, html })) })))`;
/** Of the page, and of its main part, which scrolls by itself. */
const SIDEWAYS = `Math.max(...[document.documentElement, document.querySelector('main')].map((one) =>
  one ? one.scrollWidth - one.clientWidth : 0))`;

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly html: string }[];
}

/** Expects that axe finds nothing, once everything that moves has come to rest. `what` names the page in a failure. */
export async function audit(page: Page, what: string): Promise<void> {
  // A colour on its way to another one has no contrast of its own.
  const still = 'document.getAnimations().every(({ effect }) => effect?.getComputedTiming().iterations === Infinity)';
  await expect.poll(() => page.evaluate<boolean>(still)).toBe(true);
  const found = (await findViolations(page)).map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target, html }) => `${target.join(' ')} ${html.slice(0, 160)}`).join(', ')}`,
  );
  expect(found, what).toEqual([]);
}

/** Expects that nobody has to scroll sideways. */
export async function expectNoSidewaysScroll(page: Page, what: string): Promise<void> {
  expect(await page.evaluate<number>(SIDEWAYS), `${what} scrolls sideways`).toBeLessThanOrEqual(0);
}

/** Expects that axe finds nothing in a page, light or dark, and that nobody has to scroll it sideways. */
export async function inspect(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await audit(page, `${what}, ${colorScheme}`);
    await expectNoSidewaysScroll(page, what);
  }
}

/** AxeBuilder sees into frames, but sends axe each time, opens a window and brings back what is right as well: ten times as slow. */
async function findViolations(page: Page): Promise<readonly Violation[]> {
  if (page.frames().length > 1) return (await new AxeBuilder({ page }).withTags(RULES).analyze()).violations;
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(AXE);
  return await page.evaluate<Violation[]>(FIND);
}
