/// <reference lib="dom" />
import { strict as assert } from "node:assert";
import { Buffer } from "node:buffer";
import type { Page } from "playwright-core";
import { startServer } from "../../routes/server.ts";
import { createDataFolder } from "../../tenants/data_folder.ts";
import { openPlatform } from "../../tenants/platform.ts";
import { activate, pngBytes } from "../support/tickets.ts";
import { launchChromium } from "./chromium.ts";
import { signedIn, withShopAndStaff } from "./people.ts";
import { seriousFaults } from "./serious_faults.ts";

const picture = { name: "okno.png", mimeType: "image/png", buffer: Buffer.from(pngBytes) };

/** Fills in and sends a new request. */
async function ask(page: Page, url: string, subject: string, withPicture = false) {
  await page.goto(`${url}/shops/lipa/support/new`);
  await page.getByLabel("Čeho se týká").selectOption("technical");
  await page.getByText("Drobné").click();
  await page.getByLabel("Předmět").fill(subject);
  await page.getByLabel("Popis").fill("Místo obrázku je šedý čtverec.");
  if (withPicture) await page.setInputFiles("input[type=file]", picture);
  await page.getByRole("button", { name: "Odeslat dotaz" }).click();
}

Deno.test("R103–R109: a request with a picture is answered, blocked, unblocked and closed; the eleventh is refused", async () => {
  const folder = await Deno.makeTempDir();
  {
    const now = "2026-11-23T09:00:00.000Z";
    const data = await createDataFolder(`${folder}/data`, { sandbox: true, now });
    await using platform = await openPlatform(data, { clock: () => now });
    const { shopId, owner, staff } = await withShopAndStaff(platform, "support");
    await activate({ platform } as never, shopId);
    await using server = await startServer({ platform, log: () => {}, port: 0, host: "127.0.0.1" });
    const browser = await launchChromium();
    const faults: string[] = [];
    try {
      const own = await signedIn(browser, server.url, owner);
      const desk = await signedIn(browser, server.url, staff);

      await ask(own, server.url, "Obrázky se neukazují", true);
      await own.getByRole("heading", { name: "Obrázky se neukazují" }).waitFor();
      await own.getByRole("img", { name: "okno.png" }).waitFor();
      faults.push(...await seriousFaults(own));

      await desk.goto(`${server.url}/staff/tickets`);
      faults.push(...await seriousFaults(desk));
      await desk.keyboard.press("j");
      await desk.keyboard.press("Enter");
      await desk.getByRole("img", { name: "okno.png" }).waitFor();
      faults.push(...await seriousFaults(desk));
      await desk.keyboard.press("r");
      await desk.keyboard.type("Díváme se na to.");
      await desk.getByRole("button", { name: "Odeslat odpověď" }).click();
      await desk.getByText("Odpověď je odeslaná.").waitFor();
      await own.reload();
      await own.getByText("Díváme se na to.").waitFor();

      await desk.getByText("Zablokovat").first().click();
      await desk.getByLabel("Co se opravuje").fill("Stahujeme obrázky znovu.");
      await desk.getByRole("button", { name: "Zablokovat" }).click();
      await own.getByLabel("Vaše zpráva").fill("Ještě jeden je vidět špatně.");
      await own.getByRole("button", { name: "Odeslat", exact: true }).click();
      await own.getByText("Pracujeme na tom").waitFor();

      await desk.getByRole("button", { name: "Odblokovat" }).click();
      await desk.locator("summary", { hasText: "Zablokovat" }).waitFor();
      // Its own address: to load the refused answer again would send the message again.
      await own.goto(`${server.url}/shops/lipa/support/1`);
      assert.equal(
        await own.getByLabel("Vaše zpráva").inputValue(),
        "Ještě jeden je vidět špatně.",
      );
      await own.getByRole("button", { name: "Odeslat", exact: true }).click();
      await own.getByText("Zpráva je odeslaná.").waitFor();

      await desk.reload();
      await desk.getByLabel("Odpověď").fill("Hotovo.");
      await desk.locator("#answer").getByLabel("Jak byl vyřešen").selectOption("cause_removed");
      await desk.getByRole("button", { name: "Odeslat a uzavřít" }).click();
      await own.reload();
      await own.getByText("Uzavřeno: Příčina byla odstraněna").waitFor();
      faults.push(...await seriousFaults(own));

      for (let count = 2; count <= 10; count++) {
        await ask(own, server.url, `Dotaz ${count}`);
        await own.getByRole("heading", { name: `Dotaz ${count}` }).waitFor();
      }
      await ask(own, server.url, "Jedenáctý");
      await own.getByText("nové budou od 1. 12. 2026").waitFor();
      assert.equal(await own.getByLabel("Předmět").inputValue(), "Jedenáctý");
      await own.getByRole("button", { name: "Odeslat jako placenou práci" }).waitFor();
      faults.push(...await seriousFaults(own));
      assert.deepEqual(faults, []);
    } finally {
      await browser.close();
    }
  }
  await Deno.remove(folder, { recursive: true });
});
