import type { Context } from "hono";
import { statementSizeMax } from "../../core/billing/statements/read_statements.ts";
import type { Result } from "../../core/result.ts";
import { importStatements } from "../../tenants/billing/import_statements.ts";
import {
  assignPayment,
  type DecisionProblem,
  dismissPayment,
  takePaymentBack,
} from "../../tenants/billing/payment_decisions.ts";
import { audit } from "../../tenants/platform/audit.ts";
import { movementById } from "../../tenants/platform/bank_movements.ts";
import { paths } from "../../views/paths.ts";
import { otherShop, type PaymentAction } from "../../views/staff/payment_page.tsx";
import { paymentTexts } from "../../views/texts/payments.ts";
import { statementRefusalText } from "../../views/texts/statements.ts";
import { actorOf } from "../actor.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { refuse } from "../refusal.tsx";
import { readUpload, UploadRefusedError } from "../upload.ts";
import { paymentPage, paymentsPage } from "./payments.tsx";

/** What our people do with payments: bring statements, and decide what is in doubt. */
export const staffPaymentActions = createRouter();

class StatementTooLargeError extends Error {
  override name = "StatementTooLargeError";
}

staffPaymentActions.post("/staff/statements", async (c) => {
  const { language, services: { platform, mailer } } = c.var;
  const texts = paymentTexts[language];
  try {
    const { file } = await readUpload(c, { store: inMemory, discard: async () => {} });
    if (!file) return await paymentsPage(c, { errors: { file: texts.fileMissing } });
    const actor = actorOf(c);
    const brought = await importStatements(platform, {
      ...{ bytes: file.bytes, fileName: file.name, by: actor.name },
    });
    if (!brought.ok) {
      const text = statementRefusalText(language, brought.error);
      return await paymentsPage(c, { errors: { file: text } });
    }
    const { fresh, matched, waiting } = brought.value;
    await audit(platform.database, {
      ...{ at: platform.now(), actor, action: "statement.import", subject: file.name },
      details: { fresh, matched, waiting },
    });
    mailer.wake();
    setNotice(c, { tone: "positive", text: texts.brought({ fresh, matched, waiting }) });
    const tab = waiting > 0 ? undefined : "statements";
    return c.redirect(paths.staffPayments({ tab }), 303);
  } catch (error) {
    if (error instanceof UploadRefusedError) return refuse(c, "expired");
    if (!(error instanceof StatementTooLargeError)) throw error;
    const details = { sizeBytes: statementSizeMax + 1, sizeMax: statementSizeMax };
    const text = statementRefusalText(language, { code: "statement_too_large", details });
    return await paymentsPage(c, { errors: { file: text } });
  }
});

/** A statement is small: what is larger than one is not kept in memory to the end. */
async function inMemory(name: string, chunks: AsyncIterable<Uint8Array>) {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > statementSizeMax) throw new StatementTooLargeError();
    parts.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { name: name.slice(0, 200), bytes };
}

staffPaymentActions.post("/staff/payments/:payment{[0-9]+}/assignment", async (c) => {
  const fields = await readForm(c, "proposal", "shop", "reason");
  const { platform, mailer } = c.var.services;
  const { proposal = otherShop, shop = "", reason = "" } = fields;
  const written = proposal === otherShop ? shop.trim() : proposal;
  const assigned: Result<{ shopName: string }, DecisionProblem | { code: "shop_missing" }> =
    written === ""
      ? { ok: false, error: { code: "shop_missing" } }
      : await assignPayment(platform, { ...decisionOf(c, reason), shop: written });
  if (!assigned.ok) return await refused(c, "assignment", fields, assigned.error);
  mailer.wake();
  return done(c, paymentTexts[c.var.language].assign.done(assigned.value.shopName));
});

staffPaymentActions.post("/staff/payments/:payment{[0-9]+}/dismissal", async (c) => {
  const fields = await readForm(c, "reason");
  const { platform } = c.var.services;
  const dismissed = await dismissPayment(platform, decisionOf(c, fields.reason ?? ""));
  if (!dismissed.ok) return await refused(c, "dismissal", fields, dismissed.error);
  return done(c, paymentTexts[c.var.language].dismiss.done);
});

staffPaymentActions.post("/staff/payments/:payment{[0-9]+}/return", async (c) => {
  const fields = await readForm(c, "reason");
  const { platform, mailer } = c.var.services;
  const taken = await takePaymentBack(platform, decisionOf(c, fields.reason ?? ""));
  if (!taken.ok) return await refused(c, "return", fields, taken.error);
  mailer.wake();
  return done(c, paymentTexts[c.var.language].takeBack.done);
});

const decisionOf = (c: Context<Environment>, reason: string) => ({
  ...{ movementId: Number(c.req.param("payment")), reason, actor: actorOf(c) },
});

function done(c: Context<Environment>, text: string): Response {
  setNotice(c, { tone: "positive", text });
  return c.redirect(paths.staffPayments(), 303);
}

/** The field that a problem stands beside; the others are said above the form. */
const fieldsOfProblems: Partial<Record<ProblemCode, "shop" | "reason">> = {
  ...{ reason_missing: "reason", reason_too_long: "reason", shop_missing: "shop" },
  ...{ shop_unknown: "shop", shop_closed: "shop", currency_differs: "shop" },
};

type Problem = DecisionProblem | { code: "shop_missing" };
type ProblemCode = Problem["code"];

async function refused(
  c: Context<Environment>,
  action: PaymentAction,
  values: Partial<Record<string, string>>,
  problem: Problem,
): Promise<Response> {
  const id = Number(c.req.param("payment"));
  const movement = await movementById(c.var.services.platform.database, id);
  if (!movement) return await refuse(c, "not_found");
  const text = problemText(c, problem);
  const field = fieldsOfProblems[problem.code];
  const errors: Record<string, string> = field ? { [field]: text } : {};
  return await paymentPage(c, movement, { action, values, errors, ...(field ? {} : { text }) });
}

function problemText(c: Context<Environment>, problem: Problem): string {
  const texts = paymentTexts[c.var.language].problems;
  switch (problem.code) {
    case "reason_too_long":
      return texts.reason_too_long(problem.most);
    case "shop_unknown":
      return texts.shop_unknown(problem.written);
    case "shop_closed":
      return texts.shop_closed(problem.shop);
    case "currency_differs":
      return texts.currency_differs(problem.expected, problem.found);
    default:
      return texts[problem.code];
  }
}
