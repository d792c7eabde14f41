import assert from "node:assert/strict";
import { startServer } from "../../routes/server.ts";
import { balanceOf } from "../../tenants/platform/ledger.ts";
import { writeCamt053 } from "../support/bank_statements.ts";
import { openTestInstallation } from "../support/installation.ts";
import { credit, statementOf, symbolOf } from "../support/payments.ts";

Deno.test("R156: the minute's tick reads the folder of statements and says why it refused one", async () => {
  await using house = await openTestInstallation();
  const { platform } = house;
  const shop = await house.shop();
  const folder = `${platform.folder.path}/statements`;
  await Deno.mkdir(folder);
  const paid = credit({ variableSymbol: await symbolOf(house, shop) });
  await Deno.writeTextFile(`${folder}/1.xml`, writeCamt053([statementOf(paid)]));
  await Deno.writeTextFile(`${folder}/2.xml`, "<Document><BkToCstmrStmt>");
  const past = new Date(Date.now() - 60_000);
  for (const name of ["1.xml", "2.xml"]) await Deno.utime(`${folder}/${name}`, past, past);

  const logged: string[] = [];
  {
    const log = (event: string) => void logged.push(event);
    await using server = await startServer({ platform, log, port: 0, host: "127.0.0.1" });
    await server.tick();
  }

  assert.equal(await balanceOf(platform.database, shop.shop.id), 50_000);
  assert.deepEqual(logged.filter((event) => event.startsWith("statement.")), [
    ...["statement.imported", "statement.refused"],
  ]);
  const why = await Deno.readTextFile(`${folder}/refused/2.xml.txt`);
  assert.equal(
    why,
    "Soubor je useknutý: chybí mu konec. Stáhněte ho znovu. Ze souboru se nic nepoužilo.\n",
  );
});
