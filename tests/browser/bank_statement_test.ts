/// <reference lib="dom" />
import { strict as assert } from "node:assert";
import { startServer } from "../../routes/server.ts";
import { createDataFolder } from "../../tenants/data_folder.ts";
import { openPlatform, type Platform } from "../../tenants/platform.ts";
import { writeCamt053 } from "../support/bank_statements.ts";
import { runOutOfMoney } from "../support/billing.ts";
import { testOperator } from "../support/operator.ts";
import { credit, statementOf, symbolOf } from "../support/payments.ts";
import { launchChromium } from "./chromium.ts";
import { signedIn, withShopAndStaff } from "./people.ts";
import { seriousFaults } from "./serious_faults.ts";

/** A shop whose money has run out, its owner, and somebody of billing. */
async function withSuspendedShop(platform: Platform) {
  const { shopId, ...people } = await withShopAndStaff(platform, "billing");
  await runOutOfMoney(platform, shopId);
  const shop = { id: shopId } as Parameters<typeof symbolOf>[1]["shop"];
  return { symbol: await symbolOf({ platform } as never, { shop }), ...people };
}

Deno.test("R156, R194: a bank statement tops up a suspended shop, which comes back with its invoice", async () => {
  const folder = await Deno.makeTempDir();
  {
    const data = await createDataFolder(`${folder}/data`, {
      sandbox: true,
      now: new Date().toISOString(),
    });
    await using platform = await openPlatform(data, { operator: testOperator });
    const { symbol, owner, staff } = await withSuspendedShop(platform);
    await using server = await startServer({ platform, log: () => {}, port: 0, host: "127.0.0.1" });
    const browser = await launchChromium();
    try {
      const own = await signedIn(browser, server.url, owner);
      await own.goto(`${server.url}/shops/lipa/products`);
      assert.equal(await own.getByRole("link", { name: "Přidat produkt" }).count(), 0);

      const page = await signedIn(browser, server.url, staff);
      await page.goto(`${server.url}/staff/payments`);
      const paid = credit({ variableSymbol: symbol, amountMinor: 121_000 });
      const file = `${folder}/vypis.xml`;
      await Deno.writeTextFile(file, writeCamt053([statementOf(paid, credit())]));
      await page.setInputFiles("input[type=file]", file);
      await page.getByRole("button", { name: "Načíst výpis" }).click();
      await page.getByText(/2\s+nové pohyby: do peněženek 1, na vás čeká 1/).waitFor();

      await own.goto(`${server.url}/shops/lipa/products`);
      await own.getByRole("heading", { name: "Produkty", level: 1 }).waitFor();
      await own.goto(`${server.url}/shops/lipa/invoices`);
      await own.getByRole("link", { name: /^\d{10}$/ }).click();
      await own.getByRole("heading", { name: "Daňový doklad k přijaté platbě" }).waitFor();
      const download = own.waitForEvent("download");
      await own.getByRole("link", { name: "Stáhnout PDF" }).click();
      assert.match((await download).suggestedFilename(), /^\d{10}\.pdf$/);

      const faults = [...await seriousFaults(own), ...await seriousFaults(page)];
      await page.getByRole("link", { name: "NOVÁK JAN" }).click();
      await page.getByRole("heading", { name: "Čí je platba?" }).waitFor();
      await own.goto(`${server.url}/account/billing`);
      faults.push(...await seriousFaults(own), ...await seriousFaults(page));
      assert.deepEqual(faults, []);
    } finally {
      await browser.close();
    }
  }
  await Deno.remove(folder, { recursive: true });
});
