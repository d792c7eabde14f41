/// <reference lib="dom" />
import { strict as assert } from "node:assert";
import { startServer } from "../../routes/server.ts";
import { createDataFolder } from "../../tenants/data_folder.ts";
import { openPlatform } from "../../tenants/platform.ts";
import { setDomain } from "../../tenants/platform/shop_domains.ts";
import { addCategory, addProducts } from "../support/catalogue.ts";
import { mug } from "../routes/web/web_shop.ts";
import { launchChromium } from "./chromium.ts";
import { withShopAndStaff } from "./people.ts";
import { seriousFaults } from "./serious_faults.ts";

Deno.test("a shop's web is walked from its home to a product, by a wide screen and by a phone", async () => {
  const folder = await Deno.makeTempDir();
  {
    const now = new Date().toISOString();
    const data = await createDataFolder(`${folder}/data`, { sandbox: true, now });
    await using platform = await openPlatform(data);
    const { shopId } = await withShopAndStaff(platform, "support");
    await setDomain(platform.database, shopId, "lipa.example");
    {
      await using lease = await platform.shops.lease(shopId);
      await addCategory(lease.database, { code: "keramika", name: "Keramika" });
      const products = Array.from({ length: 12 }, (_, index) =>
        mug(`H${index}`, {
          "title:cs": `Hrnek s uchem ${index}`,
          categories: [{ code: "keramika", primary: true }],
        }));
      await addProducts(lease.database, products);
    }
    await using server = await startServer({ platform, log: () => {}, port: 0, host: "127.0.0.1" });
    const browser = await launchChromium();
    const faults: string[] = [];
    try {
      for (const viewport of [{ width: 1280, height: 900 }, { width: 390, height: 844 }]) {
        const page = await browser.newPage({ viewport, locale: "cs-CZ" });
        const errors: string[] = [];
        page.on("pageerror", (error) => errors.push(String(error)));
        await page.goto(`${server.url}/s/lipa`);
        faults.push(...await seriousFaults(page));
        await page.goto(`${server.url}/s/lipa/search?q=hrnek`);
        await page.getByRole("link", { name: "Hrnek s uchem 3" }).first().click();
        await page.getByRole("heading", { name: "Hrnek s uchem 3", level: 1 }).waitFor();
        faults.push(...await seriousFaults(page));
        const overflow = await page.evaluate(() =>
          document.documentElement.scrollWidth - document.documentElement.clientWidth
        );
        assert.equal(overflow, 0, `nothing sticks out at ${viewport.width}`);
        const product = await page.locator('script[type="application/ld+json"]').first()
          .textContent();
        assert.match(product ?? "", /"@context":\s*"https:\/\/schema\.org/);
        assert.deepEqual(errors, []);
        await page.close();
      }
      assert.deepEqual(faults, []);
    } finally {
      await browser.close();
    }
  }
  await Deno.remove(folder, { recursive: true });
});
