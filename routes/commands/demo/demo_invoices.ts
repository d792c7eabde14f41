import { addDays } from "../../../core/calendar.ts";
import { answerOrder, placeOrder, setRegime } from "../../../tenants/billing/service_orders.ts";
import { owedNow } from "../../../tenants/billing/settle_calls.ts";
import { pragueDay } from "../../../tenants/clock.ts";
import type { Platform } from "../../../tenants/platform.ts";
import type { Actor } from "../../../tenants/platform/audit.ts";
import { agreeOnDelay, unpaidCalls } from "../../../tenants/platform/payment_calls.ts";
import { type DemoStep, payIn } from "./demo_wallets.ts";

/** Who orders for which shop, and who answers. */
interface DemoContract {
  shopId: string;
  owner: Actor & { email: string };
  staff: Actor;
  /** What the shop sells. */
  goods: string;
}

/** A contract by invoice whose first call is paid, and whose next one may be paid later. */
export function paidByInvoice(platform: Platform, contract: DemoContract): DemoStep[] {
  const { shopId } = contract;
  const pay = async () => {
    const amountMinor = await owedNow(platform.database, shopId);
    await payIn(platform, shopId, { day: 28, amountMinor });
  };
  return [
    ...concluded(platform, contract),
    { day: 28, happen: pay },
    { day: 52, happen: () => agreeOnLaterDay(platform, shopId, 18) },
  ];
}

/** The same without money: its first call is late although a later day was agreed on. */
export function lateByInvoice(platform: Platform, contract: DemoContract): DemoStep[] {
  const agree = () => agreeOnLaterDay(platform, contract.shopId, 27);
  return [...concluded(platform, contract), { day: 29, happen: agree }];
}

const concluded = (platform: Platform, contract: DemoContract): DemoStep[] => [
  { day: 19, happen: () => orderByInvoice(platform, contract) },
  {
    day: 20,
    happen: async () => {
      const { shopId, staff: actor } = contract;
      await answerOrder(platform, { shopId, answer: { kind: "accept" }, actor });
    },
  },
];

/** In the trial of a shop; the order waits for an answer. @see R147, R148 */
export async function orderByInvoice(
  platform: Platform,
  { shopId, owner, staff, goods }: DemoContract,
): Promise<void> {
  await setRegime(platform, { shopId, regime: "invoice", actor: staff });
  const contact = { name: owner.name, email: owner.email, phone: "+420 777 123 456" };
  const order = {
    tariff: "basic",
    frequency: 1,
    footerLinkRemoved: false,
    goods,
    contact,
  } as const;
  await placeOrder(platform, { shopId, order, actor: owner });
}

/** The oldest call may be paid some days from now. @see R179 */
async function agreeOnLaterDay(platform: Platform, shopId: string, days: number): Promise<void> {
  const today = pragueDay(platform.now());
  const agreedOn = addDays(today, days);
  await platform.database.write(async (transaction) => {
    for (const { id } of (await unpaidCalls(transaction, shopId)).slice(0, 1)) {
      await agreeOnDelay(transaction, { id, shopId, agreedOn, today });
    }
  });
}
