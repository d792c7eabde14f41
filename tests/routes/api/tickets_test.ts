import { strict as assert } from "node:assert";
import { closeTicket } from "../../../tenants/support/ticket_steps.ts";
import { writeAsStaff } from "../../../tenants/support/conversation.ts";
import { queryAll } from "../../../tenants/engine/database.ts";
import { apiClient } from "../../support/api_client.ts";
import { openTestInstallation } from "../../support/installation.ts";
import { activate, pngBytes } from "../../support/tickets.ts";

const request = {
  kind: "import",
  severity: "minor",
  subject: "Feed nejde stáhnout",
  body: "Od rána vrací 503.",
};

async function withProgram() {
  const house = await openTestInstallation();
  const shop = await house.shop({ slug: "lipa" });
  await activate(house, shop.shop.id);
  return { house, shop, program: await apiClient(house, shop) };
}

Deno.test("a program opens a request, reads it and adds a message with a file", async () => {
  const { house, program } = await withProgram();
  await using _ = house;
  const file = await program.ask("PUT", "ticket-files/okno.png", { body: pngBytes });
  assert.equal(file.status, 201);
  assert.equal(file.json.type, "image/png");
  const opened = await program.ask("POST", "tickets", {
    json: { ...request, files: [file.json.id] },
  });
  assert.equal(opened.status, 201);
  assert.equal(opened.headers.get("Support-Requests-Remaining"), "9");
  assert.equal(opened.headers.get("Support-Requests-Renew"), "2026-04-01");
  const { id } = opened.json;
  const written = await program.ask("POST", `tickets/${id}/messages`, {
    json: { body: "Už jede." },
  });
  assert.deepEqual(
    written.json.messages.map((
      { from, body, files }: Record<string, unknown[]>,
    ) => [from, body, files!.length]),
    [["shop", "Od rána vrací 503.", 1], ["shop", "Už jede.", 0]],
  );
  assert.equal((await program.get(`tickets/${id}/files/${file.json.id}`)).status, 200);
  const list = await program.get("tickets?state=open");
  assert.deepEqual(list.json.items.map((each: { id: number }) => each.id), [id]);
});

Deno.test("the quota stands in the headers, and a used-up month is a clear 409 (R103)", async () => {
  const { house, program } = await withProgram();
  await using _ = house;
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => program.ask("POST", "tickets", { json: request })),
  );
  assert.equal(answers.filter(({ status }) => status === 201).length, 10);
  const refused = answers.find(({ status }) => status === 409)!;
  assert.equal(refused.json.error.code, "no_requests_left");
  assert.match(refused.json.error.message, /new ones from 2026-04-01/);
  assert.equal(refused.headers.get("Support-Requests-Remaining"), "0");
  const paid = await program.ask("POST", "tickets", { json: { ...request, paid: true } });
  assert.equal(paid.status, 201);
});

Deno.test("a closed or blocked request takes no message, an unknown one is not found", async () => {
  const { house, program } = await withProgram();
  await using _ = house;
  const { id } = (await program.ask("POST", "tickets", { json: request })).json;
  const author = { kind: "system", name: "test" } as const;
  await closeTicket(house.platform, { ticketId: id, author, resolution: "answered" });
  const refused = await program.ask("POST", `tickets/${id}/messages`, { json: { body: "Ale…" } });
  assert.deepEqual([refused.status, refused.json.error.code], [409, "ticket_closed"]);
  assert.equal((await program.get(`tickets/${id}`)).json.resolution, "answered");
  assert.equal((await program.get("tickets/999")).status, 404);
  const other = await house.shop({ slug: "dub" });
  await activate(house, other.shop.id);
  const stranger = await apiClient(house, other);
  assert.equal((await stranger.get(`tickets/${id}`)).status, 404);
});

Deno.test("what cannot be used is told by its field; what is no picture or document is refused", async () => {
  const { house, program } = await withProgram();
  await using _ = house;
  const wrong = await program.ask("POST", "tickets", {
    json: { ...request, subject: " ", severity: "crisis", files: ["x"] },
  });
  assert.equal(wrong.status, 422);
  const fields = wrong.json.error.problems.map(({ field, code }: Record<string, string>) =>
    `${field} ${code}`
  );
  assert.deepEqual(fields, ["subject subject_missing", "phone phone_missing"]);
  const page = await program.ask("PUT", "ticket-files/okno.png", { body: "<!doctype html>" });
  assert.equal(page.json.error.problems[0].code, "file_kind");
  const stolen = await program.ask("POST", "tickets", { json: { ...request, files: ["x"] } });
  assert.equal(stolen.json.error.problems[0].code, "file_unknown");
});

Deno.test("a campaign that is told of needs no severity, all else does (R220)", async () => {
  const { house, program } = await withProgram();
  await using _ = house;
  const { severity: _unsaid, ...unsaid } = request;
  const campaign = { ...unsaid, kind: "campaign", campaign: "2026-03-20" };
  const told = await program.ask("POST", "tickets", { json: campaign });
  assert.deepEqual([told.status, told.json.severity], [201, "question"]);
  const refused = await program.ask("POST", "tickets", { json: unsaid });
  assert.deepEqual(refused.json.error.problems.map(({ code }: { code: string }) => code), [
    "severity_missing",
  ]);
});

Deno.test("programs are told of answers and of the end, once each", async () => {
  const { house, shop, program } = await withProgram();
  await using _ = house;
  await house.platform.database.execute({
    sql: `INSERT INTO webhooks (id, shop_id, address, shown_address, secret, created_at, created_by)
          VALUES ('hook', ?, 'sealed', 'hook.example', 'sealed', ?, 'Test')`,
    args: [shop.shop.id, house.platform.now()],
  });
  const { id } = (await program.ask("POST", "tickets", { json: request })).json;
  const author = { kind: "staff", name: "Olga" } as const;
  const answer = { ticketId: id, author, body: "Hotovo.", attachments: [], version: 1 };
  await writeAsStaff(house.platform, answer);
  await closeTicket(house.platform, { ticketId: id, author, resolution: "workaround" });
  const sent = await queryAll<{ event: string; payload: string }>(
    house.platform.database,
    "SELECT event, payload FROM webhook_deliveries ORDER BY rowid",
  );
  assert.deepEqual(sent.map(({ event }) => event), ["ticket.answered", "ticket.closed"]);
  const [answered, closed] = sent.map(({ payload }) => JSON.parse(payload));
  assert.deepEqual(answered.message, { author: "Olga", body: "Hotovo." });
  assert.equal(closed.resolution, "workaround");
});
