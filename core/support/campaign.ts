import type { BillingRegime } from "../billing/regime.ts";
import { addWorkingDays } from "../working_days.ts";

/** Working days before a campaign on which its shop tells of it. @see R220, R221, D15 */
export const campaignNoticeDays: Record<BillingRegime, number> = { wallet: 5, invoice: 7 };

/** The first day of a campaign that is told of in time today. */
export const campaignInTime = (today: string, regime: BillingRegime): string =>
  addWorkingDays(today, campaignNoticeDays[regime]);
