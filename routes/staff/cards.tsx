import type { Context } from "hono";
import { readLine } from "../../core/accounts/text_fields.ts";
import { staffRoleMay } from "../../core/access/capabilities.ts";
import { settleNote, takeCardBack } from "../../tenants/billing/card_notes.ts";
import { listCardNotes } from "../../tenants/platform/card_payments.ts";
import { paths } from "../../views/paths.ts";
import { Cards } from "../../views/staff/cards.tsx";
import { cardTexts } from "../../views/texts/cards.ts";
import { fieldErrors } from "../../views/texts/field_problems.ts";
import { actorOf } from "../actor.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";

/** What came by card and waits for a person. @see R156 */
export const staffCards = createRouter();

type Request = Context<Environment>;

const shownMost = 100;
const reasonMost = 300;

staffCards.get("/staff/cards", (c) => cardsPage(c));

async function cardsPage(
  c: Request,
  refused?: Parameters<typeof Cards>[0]["refused"],
): Promise<Response> {
  const { card, platform } = c.var.services;
  if (!card) return await refuse(c, "not_found");
  return c.html(
    <Cards
      page={pageOf(c)}
      notes={await listCardNotes(platform.database, { limit: shownMost })}
      mayEdit={staffRoleMay(c.var.session!.staffRole!, "payments.edit")}
      {...(refused ? { refused } : {})}
    />,
    refused ? 422 : 200,
  );
}

staffCards.post("/staff/cards/:note{[0-9]+}/settlement", (c) => decide(c, "settled"));
staffCards.post("/staff/cards/:note{[0-9]+}/return", (c) => decide(c, "taken_back"));

async function decide(c: Request, outcome: "settled" | "taken_back"): Promise<Response> {
  const { platform } = c.var.services;
  const texts = cardTexts[c.var.language].staff;
  const noteId = Number(c.req.param("note"));
  const values = await readForm(c, "reason");
  const reason = readLine(values.reason ?? "", { most: reasonMost });
  if (!reason.ok) {
    const errors = fieldErrors(c.var.language, { reason: reason.error });
    return await cardsPage(c, { noteId, values, errors });
  }
  const settle = outcome === "settled" ? settleNote : takeCardBack;
  const settled = await settle(platform, { noteId, reason: reason.value, actor: actorOf(c) });
  if (!settled.ok && settled.error.code === "note_unknown") return await refuse(c, "not_found");
  setNotice(
    c,
    settled.ok
      ? { tone: "positive", text: texts.done[outcome] }
      : { tone: "warning", text: texts.problems[settled.error.code as "note_settled"] },
  );
  return c.redirect(paths.staffCards(), 303);
}
