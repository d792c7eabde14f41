import { strict as assert } from "node:assert";
import type { AddressInfo } from "node:net";
import hoodiecrow from "hoodiecrow-imap";
import { lookForAnswers } from "../../../tenants/mail/answer_box.ts";
import { queryAll } from "../../../tenants/engine/database.ts";
import { listMessages } from "../../../tenants/platform/ticket_messages.ts";
import { attachmentsOf } from "../../../tenants/platform/ticket_attachments.ts";
import { takeMail } from "../../../tenants/support/mail_answer.ts";
import { closeTicket } from "../../../tenants/support/ticket_steps.ts";
import { writeAsStaff } from "../../../tenants/support/conversation.ts";
import { ticketById } from "../../../tenants/platform/tickets.ts";
import { mailsTo, openTestInstallation } from "../../support/installation.ts";
import { activate, ask, pngBytes } from "../../support/tickets.ts";

/** A request that was answered, and the address that its owner's answer goes to. */
async function answered() {
  const house = await openTestInstallation();
  house.platform.operator!.replyAddress = "podpora@house.example";
  const shop = await house.shop({ slug: "lipa" });
  await activate(house, shop.shop.id);
  const id = await ask(shop);
  await answer(house.platform, id);
  const tokens = await queryAll<{ token: string }>(
    house.platform.database,
    "SELECT token FROM ticket_reply_tokens",
  );
  return { house, shop, id, to: `podpora+${tokens[0]!.token}@house.example` };
}

async function answer(platform: Parameters<typeof takeMail>[0], ticketId: number) {
  const { version } = (await ticketById(platform.database, ticketId))!;
  const author = { kind: "staff", name: "Olga" } as const;
  const written = { ticketId, author, body: "Zkuste to teď.", attachments: [], version };
  assert.equal(await writeAsStaff(platform, written), "written");
}

function mail(
  { to, id = "a1", body = "Díky, už to jde. Čaj.", headers = [] }: {
    to: string;
    id?: string;
    body?: string;
    headers?: string[];
  },
): Uint8Array {
  const png = btoa(String.fromCharCode(...pngBytes));
  const lines = [
    `Message-ID: <${id}@mail.example>`,
    "From: Kdokoli <kdokoli@mail.example>",
    `To: ${to}`,
    "Subject: Re: Odpověď",
    ...headers,
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="b"',
    "",
    "--b",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
    "",
    body,
    "--b",
    'Content-Type: image/png; name="okno.png"',
    'Content-Disposition: attachment; filename="okno.png"',
    "Content-Transfer-Encoding: base64",
    "",
    png,
    "--b--",
    "",
  ];
  return new TextEncoder().encode(lines.join("\r\n"));
}

Deno.test("an answer by mail is a message of the request, with its files, once (R108, R111)", async () => {
  const { house, shop, id, to } = await answered();
  await using _ = house;
  const [sent] = (await mailsTo(house, shop.owner.email))
    .filter(({ kind }) => kind === "ticket_answered");
  assert.match(sent!.text, /^--- Odpovídejte nad tuto čáru ---/);
  assert.match(sent!.text, /můžete prostě odpovědět/);
  assert.equal(await takeMail(house.platform, mail({ to })), "written");
  assert.equal(await takeMail(house.platform, mail({ to })), "known");
  const messages = await listMessages(house.platform.database, id, { forStaff: false });
  const last = messages.at(-1)!;
  assert.deepEqual([last.body, last.author.name], ["Díky, už to jde. Čaj.", shop.owner.name]);
  const files = await attachmentsOf(house.platform.database, id);
  assert.deepEqual(files.map(({ name, messageId }) => [name, messageId]), [["okno.png", last.id]]);
});

Deno.test("a mail to nobody, one with another's token, an automatic and an empty one write nothing", async () => {
  const { house, shop, id, to } = await answered();
  await using _ = house;
  const take = (given: Partial<Parameters<typeof mail>[0]>, number: number) =>
    takeMail(house.platform, mail({ to, id: `m${number}`, ...given }));
  assert.equal(await take({ to: "podpora@house.example" }, 1), "foreign");
  const forged = "podpora+aaaaaaaaaaaaaaaaaaaaaaaa@house.example";
  assert.equal(await take({ to: forged }, 2), "foreign");
  assert.equal(await take({ headers: ["Auto-Submitted: auto-replied"] }, 3), "automatic");
  assert.equal(await take({ body: "> jen citace" }, 4), "empty");
  await house.platform.database.execute({
    sql: "DELETE FROM members WHERE account_id = ?",
    args: [shop.owner.id],
  });
  assert.equal(await take({}, 5), "foreign", "no member any more");
  const messages = await listMessages(house.platform.database, id, { forStaff: false });
  assert.equal(messages.filter(({ kind }) => kind === "message").length, 2);
});

Deno.test("what a closed request does not take waits as a draft, and its writer is told (R109)", async () => {
  const { house, shop, id, to } = await answered();
  await using _ = house;
  const author = { kind: "staff", name: "Olga" } as const;
  await closeTicket(house.platform, { ticketId: id, author, resolution: "answered" });
  assert.equal(await takeMail(house.platform, mail({ to })), "closed");
  const kinds = (await mailsTo(house, shop.owner.email)).map(({ kind }) => kind);
  assert.equal(kinds.at(-1), "ticket_not_taken");
  const drafts = await queryAll<{ fields_json: string }>(
    house.platform.database,
    "SELECT fields_json FROM ticket_drafts",
  );
  assert.match(drafts[0]!.fields_json, /už to jde/);
  assert.equal((await attachmentsOf(house.platform.database, id)).length, 0);
});

Deno.test("the mailbox is looked through: what was taken is read, what failed stays", async () => {
  const messages = ["jedna", "dvě"].map((body, index) => ({
    raw: `Message-ID: <${index}@x>\r\nTo: a@b.example\r\n\r\n${body}\r\n`,
  }));
  const server = hoodiecrow({
    plugins: ["ID", "UIDPLUS"],
    storage: { INBOX: { messages } },
    users: { kramek: { password: "tajne heslo" } },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  const url = `imap://kramek:tajne%20heslo@127.0.0.1:${port}/INBOX`;
  const taken: number[] = [];
  let isBroken = true;
  const look = () =>
    lookForAnswers({
      url,
      log: () => {},
      take: (raw) => {
        if (isBroken && taken.length === 1) return Promise.reject(new Error("full"));
        taken.push(raw.length);
        return Promise.resolve("written");
      },
    });
  try {
    assert.equal(await look(), 2);
    assert.equal(taken.length, 1);
    isBroken = false;
    assert.equal(await look(), 1);
    assert.equal(taken.length, 2);
    assert.equal(await look(), 0);
  } finally {
    await new Promise<void>((resolve) => server.close(resolve));
  }
});
