import { audit } from "../../tenants/platform/audit.ts";
import { endOtherSessions, endSessionById, listSessions } from "../../tenants/platform/sessions.ts";
import { AccountSessions } from "../../views/account/sessions.tsx";
import { paths } from "../../views/paths.ts";
import { accountTexts } from "../../views/texts/account.ts";
import { actorOf } from "../actor.ts";
import { createRouter } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";

export const accountSessions = createRouter();

accountSessions.get("/account/sessions", async (c) => {
  const { session, services: { platform } } = c.var;
  const rows = await listSessions(platform.database, session!, platform.now());
  const sessions = rows.map((row) => ({
    id: row.id,
    userAgent: row.user_agent,
    address: row.address,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    isCurrent: row.id === session!.id,
  }));
  return c.html(<AccountSessions page={pageOf(c)} sessions={sessions} />);
});

accountSessions.post("/account/sessions/:session/removal", async (c) => {
  await readForm(c);
  const { session, services: { platform } } = c.var;
  const ended = await platform.database.write(async (transaction) => {
    if (!await endSessionById(transaction, session!, c.req.param("session"))) return false;
    const entry = { at: platform.now(), actor: actorOf(c), action: "session.end_other" };
    await audit(transaction, { ...entry, subject: session!.email });
    return true;
  });
  if (!ended) return refuse(c, "not_found");
  setNotice(c, { tone: "positive", text: accountTexts[c.var.language].sessions.ended });
  return c.redirect(paths.accountSessions(), 303);
});

accountSessions.post("/account/sessions/others-removal", async (c) => {
  await readForm(c);
  const { session, services: { platform } } = c.var;
  await platform.database.write(async (transaction) => {
    await endOtherSessions(transaction, session!, session!.tokenHash);
    const entry = { at: platform.now(), actor: actorOf(c), action: "session.end_other" };
    await audit(transaction, { ...entry, subject: session!.email });
  });
  setNotice(c, { tone: "positive", text: accountTexts[c.var.language].sessions.ended });
  return c.redirect(paths.accountSessions(), 303);
});
