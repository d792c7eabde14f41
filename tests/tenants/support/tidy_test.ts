import { strict as assert } from "node:assert";
import { attachmentPath } from "../../../tenants/files/attachment_files.ts";
import { shopFolder } from "../../../tenants/platform.ts";
import { tidySupport } from "../../../tenants/support/tidy.ts";
import { openTestInstallation } from "../../support/installation.ts";
import { activate, aRequest, sendForm } from "../../support/tickets.ts";

Deno.test("a file of a message that was never sent goes after a day, a sent one stays", async () => {
  await using house = await openTestInstallation();
  const shop = await house.shop({ slug: "lipa" });
  await activate(house, shop.shop.id);
  const file = { name: "log.txt", content: "co se stalo" };
  await sendForm(shop.browser, "/shops/lipa/support", { ...aRequest, subject: "" }, [file]);
  await sendForm(shop.browser, "/shops/lipa/support", aRequest, [file]);
  const rows = async () =>
    (await house.platform.database.execute(
      "SELECT id, message_id FROM ticket_attachments ORDER BY message_id",
    )).rows as { id: string; message_id: number | null }[];
  const [unsent, sent] = await rows();
  assert.equal(unsent!.message_id, null);
  await tidySupport(house.platform);
  assert.equal((await rows()).length, 2, "the form may still be open");

  house.clock.pass(86_401);
  await tidySupport(house.platform);

  assert.deepEqual((await rows()).map(({ id }) => id), [sent!.id]);
  const folder = shopFolder(house.platform.folder, shop.shop.id);
  await assert.rejects(Deno.stat(attachmentPath(folder, unsent!.id)), Deno.errors.NotFound);
  await Deno.stat(attachmentPath(folder, sent!.id));
});
