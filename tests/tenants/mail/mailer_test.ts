import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import { createDataFolder } from "../../../tenants/data_folder.ts";
import { after } from "../../../tenants/clock.ts";
import { Mailer } from "../../../tenants/mail/mailer.ts";
import { openPlatform, type Platform } from "../../../tenants/platform.ts";
import { enqueueMail, listMails, type NewMail } from "../../../tenants/platform/outbox.ts";
import { renderMail } from "../../../views/mail/render_mail.tsx";

const start = "2026-03-02T09:00:00.000Z";

const invitation: NewMail = {
  content: { kind: "invitation", shopName: "Dílna u řeky", from: "Jana", token: "token-of-link" },
  recipient: "eva@people.example",
  language: "cs",
};

/** A mail server on this computer that keeps what it gets, and refuses while it is told to. */
async function openMailServer() {
  const received: { to: string[]; raw: string }[] = [];
  const state = { isRefusing: false, onMail: () => {} };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo: (_address, _session, done) =>
      done(state.isRefusing ? new Error("Mailbox busy") : undefined),
    onData: (stream, session, done) => {
      const chunks: Uint8Array[] = [];
      stream.on("data", (chunk: Uint8Array) => chunks.push(chunk));
      stream.on("end", async () => {
        const raw = await new Blob(chunks as BlobPart[]).text();
        state.onMail();
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    state,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

async function openHouse(smtpUrl?: string) {
  const path = await Deno.makeTempDir();
  const time = { now: start };
  const folder = await createDataFolder(`${path}/data`, { sandbox: true, now: start });
  const platform = await openPlatform(folder, { clock: () => time.now });
  const mailer = new Mailer({
    platform,
    smtpUrl,
    from: "Krámek <kramek@house.example>",
    render: renderMail,
    publicUrl: () => "https://house.example",
    log: () => {},
  });
  return {
    platform,
    mailer,
    time,
    mail: () => listMails(platform.database, { limit: 10, offset: 0 }),
    async [Symbol.asyncDispose]() {
      await platform[Symbol.asyncDispose]();
      await Deno.remove(path, { recursive: true });
    },
  };
}

const enqueue = (platform: Platform, mail: NewMail) =>
  platform.database.write((transaction) =>
    enqueueMail(platform, transaction, mail, platform.now())
  );

Deno.test("a mail arrives over SMTP in its recipient's language, as text and as HTML", async () => {
  await using server = await openMailServer();
  await using house = await openHouse(server.url);
  const id = await enqueue(house.platform, invitation);

  assert.equal(await house.mailer.deliver(), 1);

  const { to, raw } = server.received[0]!;
  const mail = await PostalMime.parse(raw);
  assert.deepEqual(to, ["eva@people.example"]);
  assert.equal(mail.subject, "Pozvání do e-shopu Dílna u řeky");
  assert.equal(mail.from?.address, "kramek@house.example");
  assert.equal(mail.from?.name, "Krámek");
  assert.equal(mail.messageId, `<${id}@house.example>`);
  const link = "https://house.example/invitations/token-of-link";
  assert.ok(mail.text?.includes(link));
  assert.ok(mail.html?.includes(`href="${link}"`));
});

Deno.test("a mail that is out is not sent again, and its link is wiped", async () => {
  await using server = await openMailServer();
  await using house = await openHouse(server.url);
  await enqueue(house.platform, invitation);
  await house.mailer.deliver();
  assert.equal(await house.mailer.deliver(), 0);
  assert.equal(server.received.length, 1);
  const [mail] = await house.mail();
  assert.equal(mail?.sentAt, start);
  assert.equal(mail?.details.sealedToken, undefined);
  const read = await house.mailer.read(mail!, { withLink: true });
  assert.match(read.text, /odkaz se po odeslání neuchovává/);
});

Deno.test("a refused mail is tried again after growing pauses under one Message-ID", async () => {
  await using server = await openMailServer();
  await using house = await openHouse(server.url);
  const id = await enqueue(house.platform, invitation);
  server.state.isRefusing = true;
  await house.mailer.deliver();
  const [once] = await house.mail();
  assert.match(once?.error ?? "", /Mailbox busy/);
  assert.equal(once?.nextAttemptAt, after(start, 60));
  assert.equal(await house.mailer.deliver(), 0);

  house.time.now = after(start, 60);
  await house.mailer.deliver();
  assert.equal((await house.mail())[0]?.nextAttemptAt, after(start, 60 + 120));

  server.state.isRefusing = false;
  house.time.now = after(start, 300);
  assert.equal(await house.mailer.deliver(), 1);
  const mail = await PostalMime.parse(server.received[0]!.raw);
  assert.equal(mail.messageId, `<${id}@house.example>`);
});

Deno.test("a mail server that is down takes nothing else down, and in the end it is given up", async () => {
  await using house = await openHouse("smtp://127.0.0.1:1");
  await enqueue(house.platform, invitation);
  for (let attempt = 0; attempt < 8; attempt++) {
    assert.equal(await house.mailer.deliver(), 0);
    house.time.now = after(house.time.now, 60 * 2 ** attempt);
  }
  const [mail] = await house.mail();
  assert.equal(mail?.attempts, 8);
  assert.equal(mail?.nextAttemptAt, undefined);
  assert.equal(mail?.sentAt, undefined);
});

Deno.test("without a mail server the mail stays and can be read with its link", async () => {
  await using house = await openHouse();
  await enqueue(house.platform, invitation);
  assert.equal(await house.mailer.deliver(), 0);
  const [mail] = await house.mail();
  const read = await house.mailer.read(mail!, { withLink: true });
  assert.match(read.text, /https:\/\/house\.example\/invitations\/token-of-link/);
});

Deno.test("two deliveries at once send a mail once", async () => {
  await using server = await openMailServer();
  await using house = await openHouse(server.url);
  await enqueue(house.platform, invitation);
  await Promise.all([house.mailer.deliver(), house.mailer.deliver()]);
  assert.equal(server.received.length, 1);
});

Deno.test("a process that stops sends the mail it has begun, and leaves the others for the next (JO-10)", async () => {
  await using server = await openMailServer();
  await using house = await openHouse(server.url);
  for (let count = 0; count < 3; count++) await enqueue(house.platform, invitation);
  let stopped: Promise<void> | undefined;
  server.state.onMail = () => stopped ??= house.mailer.stop();
  assert.equal(await house.mailer.deliver(), 1);
  await stopped;
  assert.equal(await house.mailer.deliver(), 0);
  assert.equal(server.received.length, 1);
  const waiting = (await house.mail()).filter(({ sentAt }) => sentAt === undefined);
  assert.deepEqual(waiting.map(({ attempts }) => attempts), [0, 0]);
});

Deno.test("a mail of a cause that was rolled back was never written", async () => {
  await using house = await openHouse();
  const { platform } = house;
  await assert.rejects(platform.database.write(async (transaction) => {
    await enqueueMail(platform, transaction, invitation, platform.now());
    throw new Error("The cause failed");
  }));
  assert.deepEqual(await house.mail(), []);
});

const broken: [what: string, mail: NewMail][] = [
  ["a recipient with a line break", { ...invitation, recipient: "a@b.cz\r\nBcc: c@d.cz" }],
  ["two recipients", { ...invitation, recipient: "a@b.cz, c@d.cz" }],
  ["a subject with a line break", {
    ...invitation,
    content: { kind: "invitation", shopName: "A\r\nBcc: c@d.cz", from: "J", token: "t" },
  }],
  ["a NUL in a name", {
    ...invitation,
    content: { kind: "password_changed", name: "Jana\0" },
  }],
];
for (const [what, mail] of broken) {
  Deno.test(`a mail with ${what} is refused before it is written`, async () => {
    await using house = await openHouse();
    await assert.rejects(enqueue(house.platform, mail), /mail/);
    assert.deepEqual(await house.mail(), []);
  });
}
