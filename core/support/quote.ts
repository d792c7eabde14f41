import { addDays } from "../calendar.ts";
import { addVat } from "../money.ts";

/** Days for which an offer of paid work holds. @see R120 */
export const quoteDays = 30;

/** What work by the hour costs with VAT; a minute begun is a minute. @see R121, R172 */
export function quoteAmount(
  { minutes, rateMinor, vatRatePercent }: {
    minutes: number;
    /** An hour, without VAT. */
    rateMinor: number;
    vatRatePercent: number;
  },
): number {
  return addVat(Math.ceil(rateMinor * minutes / 60), vatRatePercent);
}

export const quoteValidUntil = (today: string): string => addDays(today, quoteDays);
