import assert from "node:assert/strict";
import { KeyedTurns } from "../../../tenants/feeds/turns.ts";

/** Work that a test ends by hand. */
function openWork(turns: KeyedTurns, signal?: AbortSignal) {
  const started: string[] = [];
  const ends: (() => void)[] = [];
  const run = (key: string, name: string) =>
    turns.run(key, () => {
      started.push(name);
      return new Promise<void>((resolve) => ends.push(resolve));
    }, signal);
  return { started, ends, run };
}

const settle = () => new Promise<void>((resolve) => setTimeout(resolve));

Deno.test("work with one key takes turns in order, and other keys do not wait for it (FE-14)", async () => {
  const { started, ends, run } = openWork(new KeyedTurns(2));
  const all = [run("a", "a1"), run("a", "a2"), run("a", "a3"), run("a", "a4"), run("b", "b1")];
  await settle();
  assert.deepEqual(started, ["a1", "a2", "b1"]);
  ends[0]!();
  await all[0];
  await settle();
  assert.deepEqual(started, ["a1", "a2", "b1", "a3"]);
  ends[1]!();
  ends[3]!();
  await Promise.all([all[1], all[2]]);
  await settle();
  assert.deepEqual(started.at(-1), "a4");
  ends.forEach((end) => end());
  await Promise.all(all);
});

Deno.test("work that is called off before its turn gives its place up", async () => {
  const turns = new KeyedTurns(1);
  const first = openWork(turns);
  const calling = new AbortController();
  const second = openWork(turns, calling.signal);
  const running = first.run("a", "first");
  const waiting = second.run("a", "second");
  const third = first.run("a", "third");
  await settle();
  calling.abort(new Error("Called off"));
  await assert.rejects(waiting, /Called off/);
  first.ends[0]!();
  await running;
  await settle();
  assert.deepEqual([first.started, second.started], [["first", "third"], []]);
  first.ends[1]!();
  await third;
  await assert.rejects(second.run("a", "late"), /Called off/);
});

Deno.test("work that fails gives its place up too", async () => {
  const turns = new KeyedTurns(1);
  await assert.rejects(turns.run("a", () => Promise.reject(new Error("Failed"))), /Failed/);
  assert.equal(await turns.run("a", () => Promise.resolve(1)), 1);
});
