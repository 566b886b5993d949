// Faults that axe-core calls serious or critical, with everything unfolded: those of `rules`, or of all there are.
import { createRequire } from 'node:module';

const source = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export async function axeFaults(page, rules) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ path: source });
  return page.evaluate(async (only) => {
    document.querySelectorAll('details').forEach((one) => { one.open = true; });
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'], ...(only ? { runOnly: only } : {}) });
    document.querySelectorAll('details').forEach((one) => { one.open = false; });
    return violations.filter((one) => ['serious', 'critical'].includes(one.impact))
      .map((one) => `axe, ${one.impact}: ${one.id} (${one.nodes.length}), ${one.help}: ${one.nodes[0].html.slice(0, 120)}`);
  }, rules);
}
