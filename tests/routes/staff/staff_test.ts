import assert from "node:assert/strict";
import { Secret, TOTP } from "otpauth";
import { operatorSetupToken } from "../../../tenants/accounts/staff_accounts.ts";
import { jobKindTexts } from "../../../views/texts/job_kinds.ts";
import type { Browser } from "../../support/browser.ts";
import {
  auditOf,
  mailsTo,
  openTestInstallation,
  type TestInstallation,
} from "../../support/installation.ts";

const operator = {
  email: "olga@operator.example",
  name: "Olga",
  password: "správný kůň baterie svorka",
};

/** The first operator, set up and signed in. */
async function withOperator(house: TestInstallation) {
  const token = await operatorSetupToken(house.platform);
  const browser = house.browser();
  await browser.post(`/setup/${token}`, operator);
  const secret = await secretOf(browser);
  const codes = await browser.post("/sign-in/second-factor", { code: codeOf(house, secret) });
  return { browser, secret, recoveryCodes: codes.text.match(/\b[a-z0-9]{5}-[a-z0-9]{5}\b/g) ?? [] };
}

async function secretOf(browser: Browser): Promise<string> {
  const page = await browser.visit("/sign-in/second-factor");
  return /secret=([A-Z2-7]+)/.exec(page.html)![1]!;
}

function codeOf({ clock }: TestInstallation, secret: string): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  return totp.generate({ timestamp: Date.parse(clock.now()) });
}

const signIn = (browser: Browser) =>
  browser.post("/sign-in", { email: operator.email, password: operator.password });

Deno.test("the link of an empty installation makes the first operator, once", async () => {
  await using house = await openTestInstallation();
  const token = await operatorSetupToken(house.platform);
  const browser = house.browser();
  assert.match((await browser.visit(`/setup/${token}`)).text, /První provozovatel/);
  assert.equal((await browser.post(`/setup/${token}`, { ...operator, name: "" })).status, 422);
  const made = await browser.post(`/setup/${token}`, operator);
  assert.equal(made.location, "/sign-in/second-factor");
  assert.equal(browser.session, undefined);
  assert.equal((await house.browser().visit(`/setup/${token}`)).status, 410);
  assert.equal(await operatorSetupToken(house.platform), undefined);
});

Deno.test("the second factor is set up before the first session, with ten recovery codes", async () => {
  await using house = await openTestInstallation();
  const { browser, recoveryCodes } = await withOperator(house);
  assert.equal(new Set(recoveryCodes).size, 10);
  assert.equal((await browser.visit("/")).location, "/staff/shops");
  assert.equal((await browser.visit("/staff/people")).status, 200);
  assert.deepEqual(await auditOf(house), [
    "staff.set_up_operator olga@operator.example",
    "second_factor.set_up olga@operator.example",
    "session.start olga@operator.example",
  ]);
});

Deno.test("the password alone does not let staff in, and a code serves once", async () => {
  await using house = await openTestInstallation();
  const { secret } = await withOperator(house);
  house.clock.pass(60);
  const browser = house.browser();
  assert.equal((await signIn(browser)).location, "/sign-in/second-factor");
  assert.equal((await browser.visit("/staff/shops")).status, 303);
  const code = codeOf(house, secret);
  assert.equal((await browser.post("/sign-in/second-factor", { code: "000000" })).status, 422);
  assert.equal((await browser.post("/sign-in/second-factor", { code })).status, 303);
  assert.equal((await browser.visit("/staff/shops")).status, 200);

  const again = house.browser();
  await signIn(again);
  const used = await again.post("/sign-in/second-factor", { code });
  assert.equal(used.status, 422);
  assert.equal(again.session, undefined);
});

Deno.test("a code of the last step works and one of the step before it does not", async () => {
  await using house = await openTestInstallation();
  const { secret } = await withOperator(house);
  house.clock.pass(300);
  const code = codeOf(house, secret);
  house.clock.pass(60);
  const late = house.browser();
  await signIn(late);
  assert.equal((await late.post("/sign-in/second-factor", { code })).status, 422);
  const last = codeOf(house, secret);
  house.clock.pass(30);
  assert.equal((await late.post("/sign-in/second-factor", { code: last })).status, 303);
});

Deno.test("a recovery code replaces the app once", async () => {
  await using house = await openTestInstallation();
  const { recoveryCodes } = await withOperator(house);
  const code = recoveryCodes[3]!;
  const browser = house.browser();
  await signIn(browser);
  const typed = code.toUpperCase().replace("-", " ");
  assert.equal((await browser.post("/sign-in/second-factor", { code: typed })).status, 303);
  const again = house.browser();
  await signIn(again);
  assert.equal((await again.post("/sign-in/second-factor", { code })).status, 422);
});

Deno.test("five wrong codes make the second factor wait", async () => {
  await using house = await openTestInstallation();
  const { secret } = await withOperator(house);
  house.clock.pass(60);
  const browser = house.browser();
  await signIn(browser);
  for (let count = 0; count < 5; count++) {
    assert.equal((await browser.post("/sign-in/second-factor", { code: "000000" })).status, 422);
  }
  const code = codeOf(house, secret);
  assert.equal((await browser.post("/sign-in/second-factor", { code })).status, 429);
});

Deno.test("a session of staff ends after half an hour of rest", async () => {
  await using house = await openTestInstallation();
  const { browser } = await house.staff("support");
  house.clock.pass(29 * 60);
  assert.equal((await browser.visit("/staff/shops")).status, 200);
  house.clock.pass(31 * 60);
  assert.equal((await browser.visit("/staff/shops")).status, 303);
});

Deno.test("an operator adds a colleague, who sets up the access by a link, and takes it away", async () => {
  await using house = await openTestInstallation();
  const { browser } = await withOperator(house);
  const colleague = {
    name: "Petr",
    email: "petr@operator.example",
    role: "support",
    language: "cs",
  };
  assert.equal((await browser.post("/staff/people", colleague)).status, 303);
  const [mail] = await mailsTo(house, colleague.email);

  const petr = house.browser();
  await petr.post(mail!.path, { password: "čtyři kola v garáži" });
  const code = codeOf(house, await secretOf(petr));
  assert.equal((await petr.post("/sign-in/second-factor", { code })).status, 200);
  assert.equal((await petr.visit("/staff/jobs")).status, 200);
  assert.equal((await petr.visit("/staff/people")).status, 404);

  const page = await browser.visit("/staff/people");
  const paths = [...page.html.matchAll(/action="(\/staff\/people\/[a-z0-9]+\/access)"/g)];
  const outcomes = [];
  for (const [, path] of paths) {
    outcomes.push((await browser.post(path!, { isAllowed: "no" })).status);
  }
  assert.deepEqual(outcomes.sort(), [303, 422]); // the last operator stays
  assert.equal((await petr.visit("/staff/jobs")).status, 303);
  assert.equal((await house.browser().visit(mail!.path)).status, 410);
});

Deno.test("staff and members are never the same person", async () => {
  await using house = await openTestInstallation();
  const { browser } = await withOperator(house);
  const { owner, browser: member } = await house.shop();
  const taken = { name: "Jana", email: owner.email, role: "support", language: "cs" };
  assert.equal((await browser.post("/staff/people", taken)).status, 422);
  assert.equal((await browser.visit("/account")).status, 404);
  assert.equal((await member.visit("/staff/shops")).status, 404);
  const invited = await member.post(
    `${(await member.visit("/")).location}/settings/invitations`,
    { email: operator.email, role: "manager" },
  );
  assert.equal(invited.status, 422);
});

Deno.test("shops are found by name, address and owner, and by state", async () => {
  await using house = await openTestInstallation();
  const { owner } = await house.shop({ slug: "dilna", name: "Dílna u řeky" });
  await house.shop({ slug: "cajovna", name: "Čajovna" });
  const { browser } = await house.staff("support");
  for (const query of ["u%20řeky", "dilna", encodeURIComponent(owner.email)]) {
    const { text } = await browser.visit(`/staff/shops?q=${query}`);
    assert.match(text, /Dílna u řeky/);
    assert.doesNotMatch(text, /Čajovna/);
  }
  assert.match((await browser.visit("/staff/shops?state=ended")).text, /Nic neodpovídá/);
});

Deno.test("mail is read in the outbox, its link by operators alone, and the log says by whom", async () => {
  await using house = await openTestInstallation();
  const { email } = await house.account();
  await house.browser().post("/password-reset", { email });
  const { browser: support } = await house.staff("support");
  const { browser: operator } = await house.staff("operator");
  const list = await support.visit("/staff/outbox");
  assert.match(list.text, /Není nastaven poštovní server/);
  const path = /href="(\/staff\/outbox\/[a-z0-9]+)"/.exec(list.html)![1]!;

  const forSupport = await support.visit(path);
  assert.match(forSupport.text, /někdo, nejspíš vy, požádal o nové heslo/);
  assert.doesNotMatch(forSupport.html, /password-reset\/[\w-]{43}/);
  assert.match((await operator.visit(path)).html, /password-reset\/[\w-]{43}/);
  const reads = (await auditOf(house)).filter((entry) => entry.startsWith("mail.read"));
  assert.equal(reads.length, 2);
});

Deno.test("work that nobody has begun in five minutes is shown as late (R4, D1)", async () => {
  await using house = await openTestInstallation();
  const { browser } = await house.staff("operator");
  const due = house.clock.now();
  await house.platform.database.execute({
    sql:
      "INSERT INTO jobs (id, kind, details, due_at, sequence) VALUES ('one', 'import', '{}', ?, 0)",
    args: [due],
  });
  const minutesLater = (minutes: number) =>
    new Date(Date.parse(due) + minutes * 60_000).toISOString();
  house.clock.set(minutesLater(5));
  assert.match((await browser.visit("/staff/jobs")).text, /čeká/);
  house.clock.set(minutesLater(6));
  assert.match((await browser.visit("/staff/jobs")).text, /má zpoždění/);
});

Deno.test("a job that failed for good is tried again on request", async () => {
  await using house = await openTestInstallation();
  await house.platform.database.execute({
    sql: `INSERT INTO jobs (id, kind, details, due_at, sequence, attempts, failed_at, error)
          VALUES ('one', 'unknown', '{}', ?, 0, 5, ?, 'It broke')`,
    args: [house.clock.now(), house.clock.now()],
  });
  const { browser } = await house.staff("operator");
  assert.match((await browser.visit("/staff/jobs")).text, /chyba .*It broke/);
  assert.equal((await browser.post("/staff/jobs/one/retry")).status, 303);
  await house.services.runner.idle();
  const { rows } = await house.platform.database.execute("SELECT attempts, failed_at FROM jobs");
  assert.deepEqual({ ...rows[0] }, { attempts: 1, failed_at: null });
  assert.equal((await browser.post("/staff/jobs/one/retry")).status, 404);
});

Deno.test("every kind of job has a name in the language of who looks", async () => {
  await using house = await openTestInstallation();
  const kinds = house.services.runner.kinds.toSorted();
  for (const texts of Object.values(jobKindTexts)) {
    assert.deepEqual(Object.keys(texts).toSorted(), kinds);
  }
  await house.platform.database.execute({
    sql: `INSERT INTO jobs (id, kind, details, due_at, sequence, attempts, done_at)
          VALUES ('one', 'settlement', '{}', ?, 0, 1, ?)`,
    args: [house.clock.now(), house.clock.now()],
  });

  const { browser } = await house.staff("support");
  assert.match((await browser.visit("/staff/jobs")).text, /Denní stržení a stavy e-shopů/);
});
