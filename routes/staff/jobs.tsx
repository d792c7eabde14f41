import { staffRoleMay } from "../../core/access/capabilities.ts";
import { after } from "../../tenants/clock.ts";
import { confirmClock } from "../../tenants/outages/clock_hold.ts";
import { audit } from "../../tenants/platform/audit.ts";
import { type JobRow, listJobs, retryJob } from "../../tenants/platform/jobs.ts";
import { listShops } from "../../tenants/platform/shops.ts";
import { paths } from "../../views/paths.ts";
import { Jobs, type ShownJob } from "../../views/staff/jobs.tsx";
import { staffClockTexts } from "../../views/texts/staff_clock.ts";
import { staffTexts } from "../../views/texts/staff.ts";
import { actorOf } from "../actor.ts";
import { createRouter } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";

export const staffJobs = createRouter();

const shown = 200;

/** Work that begins later than this is a fault. @see R4, D1 */
const startsWithinSeconds = 5 * 60;

staffJobs.get("/staff/jobs", async (c) => {
  const { session, services: { platform } } = c.var;
  const rows = await listJobs(platform.database, shown);
  const shops = new Map((await listShops(platform.database)).map(({ id, name }) => [id, name]));
  const jobs = rows.map((row) => shownJob(row, shops, platform.now()));
  const mayRetry = staffRoleMay(session!.staffRole!, "jobs.retry");
  return c.html(<Jobs page={pageOf(c)} jobs={jobs} mayRetry={mayRetry} />);
});

staffJobs.post("/staff/jobs/:job/retry", async (c) => {
  await readForm(c);
  const { platform, runner } = c.var.services;
  const id = c.req.param("job");
  const isDue = await platform.database.write(async (transaction) => {
    if (!await retryJob(transaction, id, platform.now())) return false;
    const entry = { at: platform.now(), actor: actorOf(c), action: "job.retry", subject: id };
    await audit(transaction, entry);
    return true;
  });
  if (!isDue) return refuse(c, "not_found");
  runner.wake();
  setNotice(c, { tone: "positive", text: staffTexts[c.var.language].jobs.retried });
  return c.redirect(paths.staffJobs(), 303);
});

/** The schedule goes on at once. @see JO-8 */
staffJobs.post("/staff/clock", async (c) => {
  await readForm(c);
  const { platform } = c.var.services;
  const texts = staffClockTexts[c.var.language];
  const wasHeld = await confirmClock(platform, actorOf(c));
  setNotice(c, { tone: "positive", text: wasHeld ? texts.confirmed : texts.settled });
  return c.redirect(paths.staffJobs(), 303);
});

function shownJob(row: JobRow, shops: ReadonlyMap<string, string>, now: string): ShownJob {
  return {
    id: row.id,
    kind: row.kind,
    shop: row.shop_id ? shops.get(row.shop_id) ?? "" : "",
    state: stateOf(row, now),
    at: row.done_at ?? row.failed_at ?? row.due_at,
    attempts: row.attempts,
    error: row.error ?? undefined,
  };
}

function stateOf(row: JobRow, now: string): ShownJob["state"] {
  if (row.failed_at) return "failed";
  if (row.done_at) return "done";
  if (row.lease_until && row.lease_until > now) return "running";
  return after(row.due_at, startsWithinSeconds) < now ? "late" : "waiting";
}
