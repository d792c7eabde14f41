import { readLine } from "../../core/accounts/text_fields.ts";
import { isLanguage, languages } from "../../core/language.ts";
import { audit, listAudit } from "../../tenants/platform/audit.ts";
import { setShopSettings, type Shop } from "../../tenants/platform/shops.ts";
import { paths, withQuery } from "../../views/paths.ts";
import { ShopAudit } from "../../views/settings/audit_table.tsx";
import { ShopSettings } from "../../views/settings/shop_settings.tsx";
import { fieldErrors } from "../../views/texts/field_problems.ts";
import { settingsTexts } from "../../views/texts/settings.ts";
import { actorOf } from "../actor.ts";
import { auditSize, shownAudit } from "../audit_page.ts";
import { createRouter } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { shopPageOf } from "../page.ts";

export const settings = createRouter();

settings.get("/shops/:shop/settings", (c) => {
  const values = valuesOf(c.var.current.shop);
  return c.html(<ShopSettings {...shopPageOf(c)} values={values} />);
});

settings.post("/shops/:shop/settings", async (c) => {
  const { shop } = c.var.current;
  const values = await readForm(
    c,
    "name",
    "language",
    "language_cs",
    "language_sk",
    "language_en",
  );
  const name = readLine(values.name ?? "", { most: 100 });
  if (!name.ok || !isLanguage(values.language)) {
    const errors = fieldErrors(c.var.language, {
      ...(name.ok ? {} : { name: name.error }),
      ...(isLanguage(values.language) ? {} : { language: { code: "choose" } }),
    });
    return c.html(<ShopSettings {...shopPageOf(c)} {...{ values, errors }} />, 422);
  }
  const main = values.language;
  const others = languages.filter((one) => one !== main && values[`language_${one}`]);
  const changed = { name: name.value, languages: [main, ...others] };
  const { database, now } = c.var.services.platform;
  await database.write(async (transaction) => {
    await setShopSettings(transaction, shop.id, changed);
    await audit(transaction, {
      at: now(),
      actor: actorOf(c),
      action: "settings.change",
      shopId: shop.id,
      subject: shop.slug,
      details: changed,
    });
  });
  setNotice(c, { tone: "positive", text: settingsTexts[c.var.language].saved });
  return c.redirect(paths.settings(shop), 303);
});

settings.get("/shops/:shop/settings/audit", async (c) => {
  const { shop } = c.var.current;
  const before = Number(c.req.query("before") ?? 0);
  const rows = await listAudit(c.var.services.platform.database, {
    shopId: shop.id,
    limit: auditSize + 1,
    ...(Number.isSafeInteger(before) && before > 0 ? { beforeId: before } : {}),
  });
  const { entries, olderId } = shownAudit(rows);
  const olderHref = olderId && withQuery(paths.shopAudit(shop), { before: olderId });
  return c.html(
    <ShopAudit {...shopPageOf(c)} entries={entries} {...(olderHref ? { olderHref } : {})} />,
  );
});

function valuesOf({ name, languages: kept }: Shop) {
  const ticked = kept.map((language) => [`language_${language}`, "on"]);
  return { name, language: kept[0], ...Object.fromEntries(ticked) };
}
