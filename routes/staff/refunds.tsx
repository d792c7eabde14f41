import { staffRoleMay } from "../../core/access/capabilities.ts";
import { accountText } from "../../core/billing/bank_account.ts";
import { writeAbo } from "../../core/billing/payment_orders/abo.ts";
import { writePain001 } from "../../core/billing/payment_orders/pain001.ts";
import { isCurrency } from "../../core/money.ts";
import { listOrders, makeOrder, orderById, waitingRefunds } from "../../tenants/billing/refund.ts";
import { paths } from "../../views/paths.ts";
import { Refunds } from "../../views/staff/refunds.tsx";
import { refundTexts } from "../../views/texts/refunds.ts";
import { actorOf } from "../actor.ts";
import { contentDisposition } from "../content_disposition.ts";
import { createRouter } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";

/** Money that goes back to owners, as orders for the bank. @see R199–R201 */
export const staffRefunds = createRouter();

const path = "/staff/refunds";

staffRefunds.get(path, async (c) => {
  const { database } = c.var.services.platform;
  const waiting = (await waitingRefunds(database)).map((refund) => ({
    ...refund,
    accountText: accountText(refund.account),
  }));
  return c.html(
    <Refunds
      page={pageOf(c)}
      waiting={waiting}
      orders={await listOrders(database)}
      mayPay={staffRoleMay(c.var.session!.staffRole!, "payments.edit")}
    />,
  );
});

staffRefunds.post(`${path}/orders`, async (c) => {
  const { currency } = await readForm(c, "currency");
  if (!isCurrency(currency)) return refuse(c, "malformed");
  const id = await makeOrder(c.var.services.platform, { currency, actor: actorOf(c) });
  const texts = refundTexts[c.var.language];
  setNotice(
    c,
    id === undefined
      ? { tone: "warning", text: texts.none }
      : { tone: "positive", text: texts.madeNow(id) },
  );
  return c.redirect(paths.staffRefunds(), 303);
});

/** How each form of an order is written, and what it is. */
const forms = {
  xml: { write: writePain001, type: "application/xml; charset=utf-8" },
  abo: { write: writeAbo, type: "text/plain; charset=us-ascii" },
} as const;

staffRefunds.get(`${path}/orders/:order/:form`, async (c) => {
  const form = (["xml", "abo"] as const).find((each) => each === c.req.param("form"));
  const order = await orderById(c.var.services.platform, c.req.param("order"));
  const written = order && form && forms[form].write(order);
  if (!form || !written?.ok) return refuse(c, "not_found");
  c.header("Content-Type", forms[form].type);
  c.header("Content-Disposition", contentDisposition("attachment", `${order!.id}.${form}`));
  return c.body(written.value);
});
