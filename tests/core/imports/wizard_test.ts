import { strict as assert } from "node:assert";
import { formats } from "../../../core/formats/registry.ts";
import {
  frequenciesOf,
  isReviewed,
  readAnswers,
  sourcesOf,
  stepOf,
} from "../../../core/imports/wizard.ts";

Deno.test("each answer leads to the next question (R42–R47)", () => {
  const step = (given: Record<string, string>) => stepOf(readAnswers("products", formats, given));
  assert.equal(step({}), "format");
  assert.equal(step({ format: "heureka" }), "mode");
  assert.equal(step({ format: "heureka", mode: "both" }), "frequency");
  assert.equal(step({ format: "heureka", mode: "both", frequency: "daily" }), "source");
});

Deno.test("an answer that its question does not offer is asked again (R43)", () => {
  const given = { format: "heureka", mode: "both", frequency: "daily", source: "upload" };
  assert.equal(readAnswers("products", formats, given).source, undefined);
  assert.equal(readAnswers("products", formats, { format: "word" }).format, undefined);
});

Deno.test("orders are imported once, and only products every hour (R6, R8, R9)", () => {
  assert.deepEqual(frequenciesOf("orders"), ["once"]);
  assert.deepEqual(frequenciesOf("customers"), ["once", "daily"]);
  assert.deepEqual(frequenciesOf("products"), ["once", "daily", "hourly"]);
  assert.deepEqual(frequenciesOf("products", "create"), ["once", "daily"]);
});

Deno.test("a regular import fetches its file by itself (R46, R47)", () => {
  assert.deepEqual(sourcesOf("daily"), ["address", "inbox"]);
  assert.deepEqual(sourcesOf("once"), ["upload", "address", "inbox"]);
});

Deno.test("a file that is here answers how often and from where", () => {
  const given = { format: "heureka", file: "key", fileName: "feed.xml", frequency: "daily" };
  const asked = readAnswers("products", formats, given);
  assert.equal(stepOf(asked), "mode");
  const answered = readAnswers("products", formats, { ...given, mode: "both" });
  assert.deepEqual([answered.frequency, answered.source], ["once", "upload"]);
  assert.equal(isReviewed(answered), true);
});

Deno.test("a fetched address answers from where, and how often is still asked (R46, R48)", () => {
  const given = { format: "heureka", mode: "both", file: "key", sealedAddress: "v1.x.y" };
  const asked = readAnswers("products", formats, given);
  assert.equal(stepOf(asked), "frequency");
  const answered = readAnswers("products", formats, { ...given, frequency: "daily" });
  assert.deepEqual([answered.frequency, answered.source], ["daily", "address"]);
  assert.equal(isReviewed(answered), true);
  const unseen = readAnswers("products", formats, { ...given, file: "", frequency: "daily" });
  assert.equal(isReviewed(unseen), false);
});
