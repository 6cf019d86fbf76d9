// axe with the rules of WCAG 2.2 A and AA and its best practices.

import axe from "axe-core";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
const options = { runOnly: { type: "tag", values: tags }, rules: { "target-size": { enabled: true } }, preload: false, resultTypes: ["violations"] };

/** One line for each violation of the page as it stands: the rule and the first places. */
export async function violations(page) {
  await page.evaluate(axe.source);
  const result = await page.evaluate((options) => window.axe.run(document, options), options);
  return result.violations.map(({ id, nodes }) =>
    `${id} (${nodes.length}): ${nodes.slice(0, 3).map((node) => `${node.target} ${node.any[0]?.message ?? ""}`).join(" | ")}`);
}
