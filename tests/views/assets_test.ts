import assert from "node:assert/strict";
import {
  asset,
  bundles,
  fontFiles,
  htmxFile,
  joinBundle,
  setAssetVersions,
  styleFiles,
  stylesheets,
} from "../../views/assets.ts";

const staticFolder = new URL("../../static/", import.meta.url);

function filesIn(folder: string): string[] {
  return [...Deno.readDirSync(new URL(folder, staticFolder))]
    .map((entry) => `${folder}${entry.name}`)
    .sort();
}

Deno.test("every stylesheet and script is linked, and every linked one is there", () => {
  const styles = new Set([...bundles["css/all.css"], ...bundles["css/shop_web.css"]]);
  assert.deepEqual([...styles].sort(), filesIn("css/"));
  assert.deepEqual([...bundles["js/all.js"]].sort(), filesIn("js/"));
  for (const file of [htmxFile, ...fontFiles]) {
    assert.ok(Deno.statSync(new URL(file, staticFolder)).isFile, file);
  }
});

Deno.test("an address carries the hash of its file, once hashes are known", () => {
  setAssetVersions(new Map([["img/icon.svg", "a1b2"]]));
  assert.equal(asset("img/icon.svg"), "/static/img/icon.svg?v=a1b2");
  assert.equal(asset("css/tokens.css"), "/static/css/tokens.css");
  assert.equal(stylesheets().length, styleFiles.length);

  setAssetVersions(new Map([["css/all.css", "c3d4"]]));
  assert.deepEqual(stylesheets(), ["/static/css/all.css?v=c3d4"]);
  setAssetVersions(new Map());
});

Deno.test("joinBundle() keeps names of one script from another", () => {
  const joined = joinBundle("js/all.js", ["const a = 1;", "const a = 2;"]);
  assert.doesNotThrow(() => new Function(joined));
});

Deno.test("scripts import nothing, so that each can carry its own hash", () => {
  for (const file of bundles["js/all.js"]) {
    const text = Deno.readTextFileSync(new URL(file, staticFolder));
    assert.doesNotMatch(text, /^\s*(import|export)\b/m, file);
  }
});
