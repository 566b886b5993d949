// Faults that axe-core calls serious or critical, with everything unfolded, in what matches `where` (or all), by the options
// of its `run` that say which rules.
import { createRequire } from 'node:module';

const source = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export async function axeFaults(page, rules = {}, where = '') {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ path: source });
  return page.evaluate(async ([only, selector]) => {
    document.querySelectorAll('details').forEach((one) => { one.open = true; });
    const part = selector ? [...document.querySelectorAll(selector)] : document;
    const { violations } = part.length === 0 ? { violations: [] } : await window.axe.run(part, { resultTypes: ['violations'], ...only });
    document.querySelectorAll('details').forEach((one) => { one.open = false; });
    return violations.filter((one) => ['serious', 'critical'].includes(one.impact))
      .map((one) => `axe, ${one.impact}: ${one.id} (${one.nodes.length}), ${one.help}: ${one.nodes[0].html.slice(0, 120)}`);
  }, [rules, where]);
}

/** The rule for colours takes half of the time of all; the others do not depend on them. */
export const COLOURS = { runOnly: ['color-contrast'] }, ALL_BUT_COLOURS = { rules: { 'color-contrast': { enabled: false } } };
