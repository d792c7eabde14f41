import { Button } from "../components/button.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { supportTexts } from "../texts/support.ts";

interface AskSupportProps {
  page: Page;
  /** What the request is to be about: ids, as its form carries them. */
  about: { import?: number; run?: number; problem?: string; product?: number; entry?: string };
  /** The icon alone, in rows. */
  compact?: boolean;
}

/** Leads to a new request that knows where it began; not for who may not ask. */
export function AskSupport({ page, about, compact }: AskSupportProps) {
  const { ask } = supportTexts[page.language];
  if (!page.shop?.may.has("support.ask")) return null;
  const href = paths.newTicket(page.shop, about);
  return compact
    ? <Button kind="quiet" size="small" icon="life-buoy" label={ask} href={href} />
    : <Button kind="quiet" size="small" icon="life-buoy" href={href}>{ask}</Button>;
}
