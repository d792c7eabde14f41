/// <reference lib="dom" />
import axe from "axe-core";
import type { Page } from "playwright-core";

/** What is seriously wrong for people who cannot see or use a mouse. */
export async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    // deno-lint-ignore no-explicit-any
    const { violations } = await (globalThis as any).axe.run();
    return violations as { id: string; impact: string; nodes: { html: string }[] }[];
  });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
}
