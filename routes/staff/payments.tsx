import type { Context } from "hono";
import { staffRoleMay } from "../../core/access/capabilities.ts";
import { accountText } from "../../core/billing/bank_account.ts";
import { proposalsFor } from "../../core/billing/proposals.ts";
import { statementFormats } from "../../core/billing/statements/read_statements.ts";
import {
  countPayments,
  countStatements,
  type KeptMovement,
  listPayments,
  listStatements,
  movementById,
} from "../../tenants/platform/bank_movements.ts";
import { allPayables } from "../../tenants/platform/payables.ts";
import { listShops } from "../../tenants/platform/shops.ts";
import type { Errors } from "../../views/components/form.tsx";
import {
  type PaymentAction,
  type PaymentFacts,
  PaymentPage,
  type ShownProposal,
} from "../../views/staff/payment_page.tsx";
import { Payments, type PaymentTab, type ShownPayment } from "../../views/staff/payments.tsx";
import { createRouter, type Environment } from "../environment.ts";
import { pageOf } from "../page.ts";
import { pageNumber } from "../query.ts";
import { refuse } from "../refusal.tsx";

/** Money that came to the operator's bank accounts. @see R156 */
export const staffPayments = createRouter();

const size = 50;

staffPayments.get("/staff/payments", (c) => paymentsPage(c));

/** The list, also with what was wrong with a file that was sent from it. */
export async function paymentsPage(
  c: Context<Environment>,
  { errors }: { errors?: Errors } = {},
): Promise<Response> {
  const { session, services: { platform: { database } } } = c.var;
  const asked = c.req.query("tab");
  const tab: PaymentTab = asked === "decided" || asked === "statements" ? asked : "waiting";
  const number = pageNumber(c);
  const range = { limit: size, offset: (number - 1) * size };
  const counts = {
    waiting: await countPayments(database, "waiting"),
    decided: await countPayments(database, "decided"),
    statements: await countStatements(database),
  };
  const movements = tab === "statements" ? [] : await listPayments(database, tab, range);
  const statements = tab === "statements" ? await listStatements(database, range) : [];
  const names = await shopNames(c, movements);
  return c.html(
    <Payments
      page={pageOf(c)}
      tab={tab}
      payments={movements.map((movement) => shownPayment(movement, names))}
      statements={statements.map((each) => ({ ...each, account: accountText(each.account) }))}
      {...{ counts, number, size }}
      formats={statementFormats.map(({ name }) => name).join(", ")}
      mayEdit={staffRoleMay(session!.staffRole!, "payments.edit")}
      hasCards={c.var.services.card !== undefined}
      {...(errors ? { errors } : {})}
    />,
    errors ? 422 : 200,
  );
}

async function shopNames(c: Context<Environment>, movements: readonly KeptMovement[]) {
  const isNamed = movements.some(({ decision }) => decision?.shopId !== undefined);
  const shops = isNamed ? await listShops(c.var.services.platform.database) : [];
  return new Map(shops.map(({ id, name }) => [id, name]));
}

function shownPayment(
  movement: KeptMovement,
  names: ReadonlyMap<string, string>,
): ShownPayment {
  const { decision, doubt, counterName = "", message = "" } = movement;
  const { id, bookedDay, amountMinor, currency, variableSymbol } = movement;
  return {
    ...{ id, bookedDay, amountMinor, currency, variableSymbol, message, payer: counterName },
    state: decision?.outcome ?? doubt ?? "symbol_missing",
    shopName: decision?.shopId === undefined ? undefined : names.get(decision.shopId),
  };
}

staffPayments.get("/staff/payments/:payment{[0-9]+}", async (c) => {
  const movement = await movementById(
    c.var.services.platform.database,
    Number(c.req.param("payment")),
  );
  return movement ? await paymentPage(c, movement) : await refuse(c, "not_found");
});

/** One payment, also with what was wrong with a decision about it. */
export async function paymentPage(
  c: Context<Environment>,
  movement: KeptMovement,
  refused?: Parameters<typeof PaymentPage>[0]["refused"],
): Promise<Response> {
  const { session } = c.var;
  const mayEdit = staffRoleMay(session!.staffRole!, "payments.edit");
  const actions = mayEdit ? actionsOf(movement) : [];
  const proposals = actions.includes("assignment") ? await shownProposals(c, movement) : [];
  const payment = factsOf(movement, await shopNames(c, [movement]));
  return c.html(
    <PaymentPage
      page={pageOf(c)}
      {...{ payment, proposals, actions }}
      {...(refused ? { refused } : {})}
    />,
    refused ? 422 : 200,
  );
}

function actionsOf({ decision, doubt, amountMinor }: KeptMovement): PaymentAction[] {
  const outcome = decision?.outcome;
  if (outcome === "matched" || outcome === "assigned") return ["return"];
  const isOpen = outcome === "taken_back" || (outcome === undefined && doubt !== undefined);
  if (!isOpen) return [];
  return amountMinor > 0 ? ["assignment", "dismissal"] : ["dismissal"];
}

async function shownProposals(
  c: Context<Environment>,
  movement: KeptMovement,
): Promise<ShownProposal[]> {
  const payables = await allPayables(c.var.services.platform.database);
  const open = payables.filter(({ isClosed }) => !isClosed);
  const shops = new Map(open.map((payable) => [payable.shopId, payable]));
  return proposalsFor(movement, open).map(({ shopId, clues }) => {
    const { slug, shopName, variableSymbol, currency } = shops.get(shopId)!;
    return { slug, shopName, variableSymbol, currency, clues };
  });
}

function factsOf(movement: KeptMovement, names: ReadonlyMap<string, string>): PaymentFacts {
  const { decision, bankReference: reference, importedAt } = movement;
  const { specificSymbol, constantSymbol, counterAccount, account } = movement;
  return {
    ...shownPayment(movement, names),
    ...{ reference, specificSymbol, constantSymbol, counterAccount, importedAt },
    account: accountText(account),
    decision: decision &&
      { by: decision.decidedBy, at: decision.decidedAt, reason: decision.reason },
  };
}
