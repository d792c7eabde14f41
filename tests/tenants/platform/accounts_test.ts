import assert from "node:assert/strict";
import { hash } from "@node-rs/argon2";
import { BoundedQueue, QueueFullError } from "../../../tenants/bounded_queue.ts";
import { signIn } from "../../../tenants/accounts/sign_in.ts";
import { accountById, setAccountPassword } from "../../../tenants/platform/accounts.ts";
import { beginAttempt, forgiveAttempt } from "../../../tenants/platform/attempts.ts";
import { checkPassword, hashPassword } from "../../../tenants/platform/passwords.ts";
import { issueToken, spendToken } from "../../../tenants/platform/tokens.ts";
import { openTestInstallation } from "../../support/installation.ts";

const password = "tři oříšky v lese";
const visit = { address: "192.0.2.1", userAgent: "Test", deviceToken: undefined };

Deno.test("a password is kept as argon2id with the strength in the hash", async () => {
  const kept = await hashPassword(password);
  assert.match(kept, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.deepEqual(await checkPassword(password, kept), { isRight: true, isOutdated: false });
  assert.equal((await checkPassword("něco jiného", kept)).isRight, false);
  assert.equal((await checkPassword(password, undefined)).isRight, false);
});

Deno.test("one password typed on two keyboards is one password", async () => {
  const composed = "žluťoučký kůň".normalize("NFC");
  const kept = await hashPassword(composed);
  assert.equal((await checkPassword(composed.normalize("NFD"), kept)).isRight, true);
});

Deno.test("signing in with a hash of an older strength makes a new one", async () => {
  await using house = await openTestInstallation();
  const { database } = house.platform;
  const account = await house.account();
  const older = await hash(password, {
    algorithm: 2,
    memoryCost: 8192,
    timeCost: 1,
    parallelism: 1,
  });
  await setAccountPassword(database, account.id, older);
  const outcome = await signIn(house.platform, { email: account.email, password }, visit);
  assert.equal(outcome.kind, "signed_in");
  const { passwordHash } = (await accountById(database, account.id))!;
  assert.match(passwordHash!, /m=19456,t=2,p=1/);
  assert.equal((await checkPassword(password, passwordHash)).isRight, true);
});

Deno.test("a queue does a few things at once and sends away what would wait too long", async () => {
  const queue = new BoundedQueue({ concurrent: 2, waitingMax: 1 });
  let running = 0;
  let most = 0;
  const gate = Promise.withResolvers<void>();
  const work = async () => {
    most = Math.max(most, ++running);
    await gate.promise;
    running--;
  };
  const first = [queue.run(work), queue.run(work), queue.run(work)];
  await assert.rejects(queue.run(work), QueueFullError);
  gate.resolve();
  await Promise.all(first);
  assert.equal(most, 2);
  await queue.run(() => Promise.resolve());
});

Deno.test("attempts at one moment cannot slip through the limit together", async () => {
  await using house = await openTestInstallation();
  const { database, now } = house.platform;
  const tries = Array.from({ length: 20 }, () => beginAttempt(database, ["account:a@b.cz"], now()));
  const allowed = (await Promise.all(tries)).filter((permission) => permission.allowed);
  assert.equal(allowed.length, 5);
});

Deno.test("a success forgives its account's failures, and of a shared address its own alone", async () => {
  await using house = await openTestInstallation();
  const { database, now } = house.platform;
  const keys = ["account:a@b.cz", "address:192.0.2.1"];
  for (let count = 0; count < 3; count++) await beginAttempt(database, keys, now());
  await forgiveAttempt(database, keys, now());
  const { rows } = await database.execute(
    "SELECT key, count(*) AS count FROM attempts GROUP BY key ORDER BY key",
  );
  assert.deepEqual(rows.map((row) => ({ ...row })), [{ key: "address:192.0.2.1", count: 2 }]);
});

Deno.test("a link works for its kind, once, and only the newest of its account", async () => {
  await using house = await openTestInstallation();
  const { database, now } = house.platform;
  const { id: accountId } = await house.account();
  const issue = () => issueToken(database, { kind: "reset_password", accountId }, now());
  const older = await issue();
  const token = await issue();
  assert.equal(await spendToken(database, ["reset_password"], older, now()), undefined);
  assert.equal(await spendToken(database, ["verify_email"], token, now()), undefined);
  assert.equal(
    (await spendToken(database, ["reset_password"], token, now()))?.accountId,
    accountId,
  );
  assert.equal(await spendToken(database, ["reset_password"], token, now()), undefined);
});

Deno.test("the audit log is neither rewritten nor shortened", async () => {
  await using house = await openTestInstallation();
  const { database } = house.platform;
  await signIn(house.platform, { email: "nobody@people.example", password }, visit);
  await assert.rejects(database.execute("UPDATE audit SET subject = ''"), /not rewritten/);
  await assert.rejects(database.execute("DELETE FROM audit"), /not shortened/);
});
