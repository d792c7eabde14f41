/// <reference lib="dom" />
import { strict as assert } from "node:assert";
import type { Browser, Page } from "playwright-core";
import { openPlatform } from "../../tenants/platform.ts";
import { createDataFolder } from "../../tenants/data_folder.ts";
import { type RunningServer, startServer } from "../../routes/server.ts";
import { demoFeed, demoProducts } from "../../routes/commands/demo/demo_feed.ts";
import { launchChromium } from "./chromium.ts";
import { seriousFaults } from "./serious_faults.ts";

/** A real server with its worker, and a real browser. */
async function withBrowser(
  work: (browser: Browser, server: RunningServer, folder: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  const data = await createDataFolder(`${folder}/data`, {
    sandbox: true,
    now: new Date().toISOString(),
  });
  {
    await using platform = await openPlatform(data);
    await using server = await startServer({
      platform,
      log: () => {},
      port: 0,
      host: "127.0.0.1",
    });
    const browser = await launchChromium();
    try {
      await work(browser, server, folder);
    } finally {
      await browser.close();
    }
  }
  await Deno.remove(folder, { recursive: true });
}

/** The feed of the test: a real one where it is at hand, else one of ours. */
async function feedOf(folder: string): Promise<{ path: string; finds: string; items: number }> {
  const samples = Deno.env.get("KRAMEK_SAMPLES");
  if (samples) {
    const path = `${samples}/heureka/OrrisFragrance__Heureka-Feed__heureka.xml`;
    return { path, finds: "Afnan Rare Carbon", items: 75 };
  }
  const products = demoProducts().slice(0, 48);
  const path = `${folder}/feed.xml`;
  const text = demoFeed(products, "https://img.example.cz");
  await Deno.writeTextFile(path, text);
  return { path, finds: products[5]!.title, items: text.split("<SHOPITEM>").length - 1 };
}

async function signUp(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/sign-up`);
  await page.check("input[name=kind][value=person]");
  await page.fill("input[name=name]", "Eva Lipová");
  await page.fill("input[name=email]", "eva@example.cz");
  await page.fill("input[name=password]", "krásná lípa za domem");
  await page.fill("input[name=shopName]", "Dílna Pod Lípou");
  await page.check("input[name=adult]");
  await page.check("input[name=terms]");
  await page.click("main button[type=submit], form[action='/sign-up'] button:not([type=button])");
  await page.waitForURL(/\/shops\/[a-z0-9-]+$/);
}

/** Walks through the wizard with a file: what it is, how to import it, its settings. */
async function importThroughWizard(page: Page, path: string): Promise<void> {
  await page.setInputFiles("input[type=file]", path);
  await page.getByRole("button", { name: "Poznat soubor" }).click();
  await page.getByRole("link", { name: "Zakládat i aktualizovat" }).click();
  await page.getByRole("heading", { name: "První záznamy" }).waitFor();
  await page.getByRole("button", { name: "Vytvořit import a spustit ho" }).click();
  await page.waitForURL(/\/runs\/\d+$/);
}

Deno.test("a newcomer signs up, uploads a feed, watches it finish and finds a product", async () => {
  await withBrowser(async (browser, { url }, folder) => {
    const feed = await feedOf(folder);
    const context = await browser.newContext({ locale: "cs-CZ" });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    page.on("console", (message) => {
      const isPicture = /ERR_|Failed to load resource/.test(message.text());
      if (message.type() === "error" && !isPicture) errors.push(message.text());
    });

    await signUp(page, url);
    await page.getByRole("link", { name: "Importovat produkty" }).click();
    await importThroughWizard(page, feed.path);

    await page.locator("#run").getByText(/^(OK|Varování)$/).first().waitFor();
    assert.match(
      await balanceOf(page),
      new RegExp(`Přečteno ${feed.items} Založeno ${feed.items}`),
    );
    // what can be done with a run changes with it, without a reload
    await page.getByRole("button", { name: "Zrušit běh" }).waitFor({ state: "detached" });
    await page.getByRole("link", { name: "Vrátit běh zpět" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Vrátit běh zpět" }).waitFor();

    const shop = page.url().replace(/\/imports\/.*/, "");
    await page.goto(`${shop}/products?q=${encodeURIComponent(feed.finds)}`);
    await page.getByRole("table").getByRole("link", { name: feed.finds }).first().click();
    await page.getByRole("heading", { name: feed.finds }).first().waitFor();
    assert.deepEqual(errors, []);
  });
});

const balanceOf = async (page: Page): Promise<string> =>
  (await page.locator(".run-balance").innerText()).replace(/\s+/g, " ");

Deno.test("an owner sees the changes first, applies them, looks at the figures and undoes it all", async () => {
  await withBrowser(async (browser, { url }, folder) => {
    const feed = await feedOf(folder);
    const context = await browser.newContext({ locale: "cs-CZ" });
    const page = await context.newPage();
    await signUp(page, url);
    await page.getByRole("link", { name: "Importovat produkty" }).click();
    await page.setInputFiles("input[type=file]", feed.path);
    await page.getByRole("button", { name: "Poznat soubor" }).click();
    await page.getByRole("link", { name: "Zakládat i aktualizovat" }).click();
    await page.getByRole("button", { name: "Nejdřív ukázat změny" }).click();
    await page.getByRole("button", { name: "Použít přesně toto" }).waitFor();
    assert.match(await balanceOf(page), new RegExp(`Založeno ${feed.items}`));
    const shop = page.url().replace(/\/imports\/.*/, "");
    const preview = page.url();
    await page.goto(`${shop}/products`);
    await page.getByText("Zatím žádné produkty").waitFor();

    await page.goto(preview);
    await page.getByRole("button", { name: "Použít přesně toto" }).click();
    await page.waitForURL(/\/runs\/\d+$/);
    await page.locator("#run").getByText(/^(OK|Varování)$/).first().waitFor();
    const run = page.url();
    await page.locator(".run-balance a").first().click();
    await page.getByRole("link", { name: feed.finds }).first().waitFor();

    await page.goto(run);
    await page.getByRole("link", { name: "Vrátit běh zpět" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Vrátit běh zpět" }).click();
    await page.waitForURL((address) => address.href !== run && /\/runs\/\d+$/.test(address.href));
    await page.locator("#run").getByText(/^OK$/).first().waitFor();
    assert.match(await balanceOf(page), /Odebráno [1-9]/);
    await page.goto(`${shop}/products`);
    await page.getByText("Zatím žádné produkty").waitFor();
  });
});

/** Pages of a filled shop, without its address. */
const pages = [
  "",
  "/products",
  "/products?q=hrnek",
  "/products/1",
  "/products/import",
  "/imports/new?entity=products",
  "/imports/1/runs/1",
  "/imports/1/runs/1/items/created",
  "/imports/1/runs/1/undo",
  "/imports/1/run-file",
  "/imports/1/settings",
  "/inbox",
  "/csv-configurations",
  "/csv-configurations/new?entity=products",
  "/imports/new?entity=products&format=heureka&mode=both&frequency=daily",
  "/products/1/why?field=price:CZK:",
  "/categories",
  "/customers",
  "/orders",
  "/settings",
  "/settings/members",
  "/settings/programs",
  "/inbox",
  "/search?q=hrnek",
];

Deno.test("axe finds nothing serious on any page of the admin, in light and dark", async () => {
  await withBrowser(async (browser, { url }, folder) => {
    const faults: string[] = [];
    for (const colorScheme of ["light", "dark"] as const) {
      const context = await browser.newContext({ locale: "cs-CZ", colorScheme });
      const page = await context.newPage();
      if (colorScheme === "light") {
        for (const path of ["/sign-in", "/sign-up", "/password-reset", "/terms", "/developers"]) {
          await page.goto(url + path);
          faults.push(...(await seriousFaults(page)).map((fault) => `${path} ${fault}`));
        }
        await signUp(page, url);
        const path = `${folder}/feed.xml`;
        await Deno.writeTextFile(
          path,
          demoFeed(demoProducts().slice(0, 60), `${url}/static/img/demo`),
        );
        await page.getByRole("link", { name: "Importovat produkty" }).click();
        await importThroughWizard(page, path);
        await page.locator("#run").getByText(/^(OK|Varování)$/).first().waitFor();
        await context.storageState({ path: `${folder}/state.json` });
      } else {
        const saved = JSON.parse(await Deno.readTextFile(`${folder}/state.json`));
        await context.addCookies(saved.cookies);
      }
      await page.goto(`${url}/`);
      const shop = page.url();
      for (const path of [...pages.map((each) => shop + each), `${url}/shops`, `${url}/account`]) {
        const answer = await page.goto(path);
        if (answer?.status() !== 200) faults.push(`${path} answered ${answer?.status()}`);
        const found = await seriousFaults(page);
        faults.push(...found.map((fault) => `${colorScheme} ${path.replace(url, "")} ${fault}`));
      }
      await context.close();
    }
    assert.deepEqual(faults, []);
  });
});

Deno.test("every page works without JavaScript: a feed is uploaded and a product found", async () => {
  await withBrowser(async (browser, { url }, folder) => {
    const feed = await feedOf(folder);
    const context = await browser.newContext({ locale: "cs-CZ", javaScriptEnabled: false });
    const page = await context.newPage();
    await signUp(page, url);
    await page.getByRole("link", { name: "Importovat produkty" }).click();
    await importThroughWizard(page, feed.path);
    // Without JavaScript a person loads the page again.
    for (let tries = 0; tries < 100; tries++) {
      if (!/Běží|Čeká/.test(await page.locator(".run-progress").innerText())) break;
      await page.reload();
    }
    const shop = page.url().replace(/\/imports\/.*/, "");
    await page.goto(`${shop}/products`);
    await page.fill("main input[name=q]", feed.finds);
    await page.press("main input[name=q]", "Enter");
    await page.getByRole("table").getByRole("link", { name: feed.finds }).first().waitFor();
  });
});
