import { addDays } from "../../../core/calendar.ts";
import { after, pragueDay, pragueMidnight } from "../../../tenants/clock.ts";
import { publishAnnouncement } from "../../../tenants/news/publish_announcement.ts";
import { recordOutage, type StaffActor } from "../../../tenants/outages/record_outage.ts";
import type { Platform } from "../../../tenants/platform.ts";

/** What has not worked lately, and what is new: an outage that is over and a piece of news. */
export async function addDemoStatus(platform: Platform, actor: StaffActor): Promise<void> {
  const day = addDays(pragueDay(platform.now()), -12);
  const startedAt = after(pragueMidnight(day), 14 * 3_600);
  await recordOutage(platform, {
    kind: "web",
    startedAt,
    endedAt: after(startedAt, 160 * 60),
    text: {
      cs: [
        "Weby e-shopů neodpovídaly kvůli poruše sítě v datovém centru.",
        "O žádná data jsme nepřišli.",
      ],
      sk: [
        "Weby e-shopov neodpovedali pre poruchu siete v dátovom centre.",
        "O žiadne dáta sme neprišli.",
      ],
      en: [
        "Webs of shops did not answer because the network of the data centre failed.",
        "No data were lost.",
      ],
    },
  }, actor);
  await publishAnnouncement(platform, {
    kind: "update",
    title: {
      cs: "Import umí novou verzi feedu Upgates",
      sk: "Import vie novú verziu feedu Upgates",
      en: "Imports read the new version of the Upgates feed",
    },
    text: {
      cs: [
        "Soubory XML 2.0 pozná import sám, nemusíte nic nastavovat.",
        "Vaše současné importy běží beze změny.",
      ],
      sk: [
        "Súbory XML 2.0 spozná import sám, nemusíte nič nastavovať.",
        "Vaše súčasné importy bežia bez zmeny.",
      ],
      en: [
        "Files of XML 2.0 are recognised by themselves, there is nothing to set.",
        "Your imports go on as they are.",
      ],
    },
    isMailed: false,
  }, actor);
}
