import type { Context } from "hono";
import { addMonths } from "../../core/calendar.ts";
import { isLanguage, type Language } from "../../core/language.ts";
import { availability } from "../../core/outages/availability.ts";
import { standingOf } from "../../core/outages/outage.ts";
import { pragueDay, pragueMidnight } from "../../tenants/clock.ts";
import { hashToken } from "../../tenants/ids.ts";
import { listAnnouncements } from "../../tenants/platform/announcements.ts";
import { outagesSince, servingSince } from "../../tenants/platform/outages.ts";
import { statusFeed } from "../../views/status/status_feed.ts";
import { StatusPage } from "../../views/status/status_page.tsx";
import { createRouter, type Environment } from "../environment.ts";
import { isKnown } from "../etag.ts";
import { pageOf } from "../page.ts";
import { sharedForAMinute } from "../public_cache.ts";

/** Whether everything works, for everybody: also when one cannot sign in. @see R96, R218, R219, R224 */
export const status = createRouter();

const newsShown = 20;
const entriesInFeed = 50;

status.get("/status", async (c) => {
  const { database, now } = c.var.services.platform;
  const at = now();
  const today = pragueDay(at);
  const outages = await outagesSince(database, pragueMidnight(addMonths(today, -12)));
  const yearBegan = pragueMidnight(`${today.slice(0, 4)}-01-01`);
  const since = await servingSince(database) ?? yearBegan;
  const from = since > yearBegan ? since : yearBegan;
  const standing = (which: ReturnType<typeof standingOf>) =>
    outages.filter((outage) => standingOf(outage, at) === which);
  sharedForAMinute(c);
  return c.html(
    <StatusPage
      page={pageOf(c)}
      now={at}
      present={standing("going_on")}
      coming={standing("coming").toReversed()}
      past={standing("over")}
      year={today.slice(0, 4)}
      availability={availability(outages, { from, to: at })}
      news={await listAnnouncements(database, newsShown)}
    />,
  );
});

status.get("/status.atom", async (c) => {
  const { platform, publicUrl } = c.var.services;
  const { database, now } = platform;
  const language = languageOf(c);
  const outages = await outagesSince(database, pragueMidnight(addMonths(pragueDay(now()), -12)));
  const news = await listAnnouncements(database, entriesInFeed);
  const began = await servingSince(database) ?? now();
  const feed = statusFeed({
    language,
    publicUrl,
    began,
    outages: outages.slice(0, entriesInFeed),
    news,
  });
  const etag = `"${(await hashToken(feed)).slice(0, 24)}"`;
  c.header("ETag", etag);
  c.header("Cache-Control", "public, max-age=300");
  if (isKnown(c.req.header("If-None-Match"), etag)) return c.body(null, 304);
  c.header("Content-Type", "application/atom+xml; charset=utf-8");
  return c.body(feed);
});

/** In its address, so that a reader of feeds always gets the same one. */
function languageOf(c: Context<Environment>): Language {
  const asked = c.req.query("language");
  return isLanguage(asked) ? asked : "cs";
}
