import { strict as assert } from "node:assert";
import { exportFormats } from "../../core/exports/registry.ts";
import { formats } from "../../core/formats/registry.ts";

Deno.test("the README's table says what each format reads and writes", async () => {
  const readme = await Deno.readTextFile(new URL("../../README.md", import.meta.url));
  const rows = [...readme.matchAll(/^\| ([^|]+)\| ([^|]*)\| ([^|]*)\|$/gm)]
    .map(([, ...cells]) => cells.map((cell) => cell.trim()));
  const all = new Map([...formats, ...exportFormats].map(({ id, name }) => [id, name]));
  for (const [id, name] of all) {
    const list = (of: readonly { id: string; entities: readonly string[] }[]) =>
      of.find((format) => format.id === id)?.entities.join(", ") ?? "";
    const row = rows.find(([title]) => title === name);
    assert.deepEqual(row, [name, list(formats), list(exportFormats)]);
  }
});
