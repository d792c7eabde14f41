import assert from "node:assert/strict";
import { paths, withQuery } from "../../views/paths.ts";

Deno.test("addresses keep ids and slugs inside their own segment", () => {
  assert.equal(paths.product("a/b", "../x?y#z"), "/shops/a%2Fb/products/..%2Fx%3Fy%23z");
  assert.equal(paths.importRun({ slug: "dilna" }, "i1", 7), "/shops/dilna/imports/i1/runs/7");
  assert.equal(paths.newImport("dilna", "orders"), "/shops/dilna/imports/new?entity=orders");
});

Deno.test("withQuery() changes what is named, drops what is empty, keeps the rest", () => {
  assert.equal(
    withQuery("/p?page=3&q=čaj", { page: undefined, sort: "price" }),
    "/p?q=%C4%8Daj&sort=price",
  );
  assert.equal(withQuery("/p?page=3", { page: "" }), "/p");
});
