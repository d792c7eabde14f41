import type { Currency } from "../../core/money.ts";
import { formatAgo, formatDate, formatDateTime, formatMoney, formatNumber } from "../format.ts";
import type { Page } from "../page.ts";

/** An amount in minor units. */
export function Money(props: { page: Page; amountMinor: number; currency: Currency }) {
  const { page, amountMinor, currency } = props;
  return <span class="figure nowrap">{formatMoney(page.language, amountMinor, currency)}</span>;
}

export function Number(props: { page: Page; value: number; decimals?: number }) {
  const { page, value, decimals } = props;
  return <span class="figure nowrap">{formatNumber(page.language, value, decimals)}</span>;
}

/** A moment (RFC 3339); with `now` it is said as how long ago, and the moment on pointing. */
export function DateTime(props: { page: Page; at: string; now?: string }) {
  const { page, at, now } = props;
  const full = formatDateTime(page.language, at);
  return (
    <time class="nowrap" datetime={at} title={now ? full : undefined}>
      {now ? formatAgo(page.language, at, now) : full}
    </time>
  );
}

export function DateOnly(props: { page: Page; at: string }) {
  return <time class="nowrap" datetime={props.at}>{formatDate(props.page.language, props.at)}
  </time>;
}
