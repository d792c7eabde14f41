import { strict as assert } from "node:assert";
import { connect, type Socket } from "node:net";
import { Readable, Writable } from "node:stream";
import { Client, FTPError } from "basic-ftp";
import {
  type FtpServer,
  type FtpSettings,
  startFtpServer,
} from "../../../routes/ftp/ftp_server.ts";
import { listInbox, putInboxFile } from "../../../tenants/files/inbox.ts";
import { shopFolder } from "../../../tenants/platform.ts";
import {
  createAccessToken,
  listAccessTokens,
  revokeAccessToken,
} from "../../../tenants/platform/access_tokens.ts";
import { runOutOfMoney } from "../../support/billing.ts";
import { testTls } from "../../support/feed_servers.ts";
import {
  auditOf,
  openTestInstallation,
  type TestInstallation,
  type TestShop,
} from "../../support/installation.ts";

interface World {
  installation: TestInstallation;
  shop: TestShop;
  /** Of the shop's inbox. */
  folder: string;
  key: string;
  server: FtpServer;
  /** Signs in with the shop's key, or as the test says. */
  client(more?: { user?: string; password?: string; secure?: boolean }): Promise<Client>;
}

const test = (
  name: string,
  work: (world: World) => Promise<void>,
  settings: Partial<FtpSettings> = {},
) =>
  Deno.test(`FTP of the inbox: ${name}`, async () => {
    await using installation = await openTestInstallation();
    const { platform, services } = installation;
    const shop = await installation.shop({ slug: "lipa" });
    const key = await keyOf(installation, shop);
    await using server = await startFtpServer(services, {
      host: "127.0.0.1",
      port: 0,
      ...settings,
    });
    const clients: Client[] = [];
    try {
      await work({
        installation,
        shop,
        key,
        server,
        folder: shopFolder(platform.folder, shop.shop.id),
        async client({ user = "lipa", password = key, secure = false } = {}) {
          const client = new Client(10_000);
          clients.push(client);
          const secureOptions = { ca: testTls.authority, servername: "localhost" };
          const host = "127.0.0.1";
          await client.access({ host, port: server.port, user, password, secure, secureOptions });
          return client;
        },
      });
    } finally {
      for (const client of clients) client.close();
    }
  });

const keyOf = ({ platform }: TestInstallation, { shop }: TestShop, name = "Dodavatel") =>
  createAccessToken(platform.database, {
    shopId: shop.id,
    name,
    by: "Eva",
    now: platform.now(),
  });

async function revoke({ installation, shop: { shop } }: World, name: string): Promise<void> {
  const { database, now } = installation.platform;
  const found = (await listAccessTokens(database, shop.id)).find((each) => each.name === name)!;
  await revokeAccessToken(database, { shopId: shop.id, id: found.id, now: now() });
}

const put = (client: Client, name: string, text: string | Uint8Array) =>
  client.uploadFrom(Readable.from([new TextEncoder().encode(String(text))]), name);

async function get(client: Client, name: string, startAt = 0): Promise<string> {
  const chunks: Uint8Array[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  await client.downloadTo(sink, name, startAt);
  return new TextDecoder().decode(
    new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer()),
  );
}

const refused = (work: Promise<unknown>, code: number, says: RegExp) =>
  assert.rejects(work, (error: unknown) => {
    assert.ok(error instanceof FTPError, String(error));
    assert.equal(error.code, code, error.message);
    assert.match(error.message, says);
    return true;
  });

/** A client that says what no client of a library would. */
async function talk(port: number) {
  const socket: Socket = connect(port, "127.0.0.1");
  socket.on("error", () => {});
  let heard = "";
  const waiting: (() => void)[] = [];
  socket.on("data", (chunk: Uint8Array) => {
    heard += new TextDecoder().decode(chunk);
    for (const wake of waiting.splice(0)) wake();
  });
  const closed = new Promise<void>((resolve) => socket.on("close", () => resolve()));
  /** The next answer. */
  async function hear(): Promise<string> {
    for (;;) {
      const [, line, rest] = /^(\d{3} .*?)\r\n(.*)$/s.exec(heard) ?? [];
      if (line !== undefined) {
        heard = rest!;
        return line;
      }
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  }
  async function say(...pieces: string[]): Promise<string> {
    for (const piece of pieces) {
      await new Promise<void>((resolve) => socket.write(piece, () => resolve()));
    }
    return await hear();
  }
  const greeting = await hear();
  return {
    greeting,
    socket,
    closed,
    say,
    /** Opens a data connection. */
    async openData(): Promise<Socket> {
      const [, port] = /\|\|\|(\d+)\|/.exec(await say("EPSV\r\n"))!;
      const data = connect(Number(port), "127.0.0.1");
      data.on("error", () => {});
      return data;
    },
    [Symbol.dispose]: () => void socket.destroy(),
  };
}

async function signedIn({ server, key }: World) {
  const control = await talk(server.port);
  await control.say("USER lipa\r\n");
  assert.match(await control.say(`PASS ${key}\r\n`), /^230/);
  return control;
}

test("a program puts a file, sees it, takes it, renames and deletes it (R50)", async (world) => {
  const client = await world.client();
  await put(client, "ceník.tmp", "<SHOP/>");
  await client.rename("ceník.tmp", "ceník.xml");
  const [file] = await client.list();
  assert.deepEqual([file?.name, file?.size, file?.isFile], ["ceník.xml", 7, true]);
  assert.equal(await client.size("/ceník.xml"), 7);
  assert.ok(await client.lastMod("ceník.xml"));
  assert.equal(await get(client, "ceník.xml"), "<SHOP/>");
  assert.equal(await get(client, "ceník.xml", 5), "/>");
  await client.remove("ceník.xml");
  assert.deepEqual(await client.list(), []);
  assert.deepEqual((await auditOf(world.installation)).slice(-3), [
    "inbox.put ceník.tmp",
    "inbox.rename ceník.tmp → ceník.xml",
    "inbox.remove ceník.xml",
  ]);
});

test("a listing as of ls is read by clients that know no other", async (world) => {
  await putInboxFile(world.folder, "feed (nový).xml", new Blob(["<SHOP/>"]).stream());
  const client = await world.client();
  client.availableListCommands = ["LIST -a"];
  const [file] = await client.list();
  assert.deepEqual([file?.name, file?.size, file?.isFile], ["feed (nový).xml", 7, true]);
});

test("a file is there when its last byte is, and one that breaks off never", async (world) => {
  await putInboxFile(world.folder, "feed.xml", new Blob(["old"]).stream());
  using control = await signedIn(world);
  const data = await control.openData();
  assert.match(await control.say("STOR feed.xml\r\n"), /^150/);
  await new Promise<void>((resolve) => data.write("<SHOP>", () => resolve()));
  assert.deepEqual((await listInbox(world.folder)).map(({ size }) => size), [3]);
  data.resetAndDestroy();
  assert.match(await control.say(""), /^426 .*Nothing was kept/);
  assert.deepEqual((await listInbox(world.folder)).map(({ size }) => size), [3]);
  const left = await Array.fromAsync(Deno.readDir(`${world.folder}/inbox`));
  assert.deepEqual(left.map(({ name }) => name), ["feed.xml"]);
});

test("a wrong key, user or revoked key is refused alike, and nothing tells which shops there are (TE-6)", async (world) => {
  const { installation, shop, key, client } = world;
  const dub = await installation.shop({ slug: "dub" });
  const foreign = await keyOf(installation, dub);
  const revoked = await keyOf(installation, shop, "Starý");
  await revoke(world, "Starý");
  const signIns = [
    { user: "lipa", password: "kramek_wrong" },
    { user: "neni", password: key },
    { user: "lipa", password: foreign },
    { user: "lipa", password: revoked },
  ];
  const said: string[] = [];
  for (const signIn of signIns) {
    await refused(
      client(signIn).catch((error) => {
        said.push(error.message);
        throw error;
      }),
      530,
      /Sign-in refused/,
    );
  }
  assert.equal(new Set(said).size, 1);
});

test("guessing is slowed down where it comes from (SE-3)", async ({ client, key }) => {
  for (let tries = 0; tries < 5; tries++) {
    await refused(client({ password: `kramek_${tries}` }), 530, /Sign-in refused/);
  }
  await refused(client({ password: key }), 421, /Try again in \d+ seconds/);
});

test("a suspended shop is refused, and so is a session that was open before (TE-12)", async (world) => {
  const client = await world.client();
  await runOutOfMoney(world.installation.platform, world.shop.shop.id);
  await assert.rejects(client.list());
  await refused(world.client(), 530, /suspended/);
});

test("a key that is revoked ends what it has begun", async (world) => {
  const client = await world.client();
  await revoke(world, "Dodavatel");
  await assert.rejects(put(client, "feed.xml", "<SHOP/>"));
  assert.deepEqual(await listInbox(world.folder), []);
});

test("nobody does anything before signing in", async ({ server }) => {
  using control = await talk(server.port);
  for (const command of ["LIST", "EPSV", "STOR a.xml", "DELE a.xml", "RNFR a.xml", "PWD"]) {
    assert.match(await control.say(`${command}\r\n`), /^530/, command);
  }
});

test("paths lead nowhere but to the flat inbox (TE-2, TE-3)", async (world) => {
  const other = await world.installation.shop({ slug: "dub" });
  const { folder } = world.installation.platform;
  await putInboxFile(shopFolder(folder, other.shop.id), "cizi.xml", new Blob(["x"]).stream());
  await putInboxFile(world.folder, "feed.xml", new Blob(["x"]).stream());
  const client = await world.client();
  const outside = [
    "../feed.xml",
    "../../platform.db",
    "/etc/passwd",
    `../../${other.shop.id}/inbox/cizi.xml`,
    "..",
    "a\\b.xml",
    ".ssh",
    "x.part",
  ];
  for (const path of outside) {
    await refused(client.size(path), 550, /no such file/);
    await refused(get(client, path), 550, /no such file/);
    await refused(client.remove(path), 550, /no such file/);
    await refused(put(client, path, "x"), 553, /letters, digits/);
    await refused(client.rename("feed.xml", path), 553, /letters, digits/);
  }
  assert.deepEqual((await client.list("..")).length, 0);
  for (const command of ["MKD a", "RMD a", "CWD a", "CWD .."]) {
    await refused(client.send(command), 550, /no folders/);
  }
  assert.deepEqual((await listInbox(world.folder)).map(({ name }) => name), ["feed.xml"]);
});

test("active mode, appending and commands of the system are not done (FE-7)", async ({ client }) => {
  const signedIn = await client();
  for (
    const command of ["PORT 10,0,0,1,0,80", "EPRT |1|10.0.0.1|80|", "APPE a.xml", "SITE CHMOD"]
  ) {
    await refused(signedIn.send(command), 502, /not done/);
  }
});

test("a data connection is taken from the client's own address, and its port is used once", async (world) => {
  using control = await signedIn(world);
  assert.match(await control.say("LIST\r\n"), /^425/);
  const port = Number(/\|\|\|(\d+)\|/.exec(await control.say("EPSV\r\n"))![1]);
  const stranger = connect({ port, host: "127.0.0.1", localAddress: "127.0.0.2" });
  await new Promise<void>((resolve) => {
    stranger.on("error", () => {});
    stranger.on("close", () => resolve());
  });
  const own = connect(port, "127.0.0.1");
  const listed = new Promise<void>((resolve) => own.on("close", () => resolve()));
  own.resume();
  assert.match(await control.say("LIST\r\n"), /^150/);
  assert.match(await control.say(""), /^226/);
  await listed;
  assert.match(await control.say("LIST\r\n"), /^425/);
});

test("a command is one whole line, however it comes, and an endless one ends the connection", async (world) => {
  using control = await talk(world.server.port);
  assert.match(await control.say("US", "ER li", "pa\r", "\n"), /^331/);
  assert.match(await control.say(`PASS ${world.key}\r\nPWD\r\n`), /^230/);
  assert.match(await control.say(""), /^257/);
  control.socket.write("A".repeat(10_000));
  await control.closed;
});

test("who says nothing for too long is let go", async (world) => {
  using stranger = await talk(world.server.port);
  await stranger.closed;
  using control = await signedIn(world);
  await control.closed;
}, { idleMs: 500 });

test("one address opens a few connections, and the next one waits", async ({ server }) => {
  const open = await Promise.all(Array.from({ length: 8 }, () => talk(server.port)));
  using next = await talk(server.port);
  assert.match(next.greeting, /^421 Too many connections/);
  for (const each of open) each[Symbol.dispose]();
});

test("a file over the limit is stopped while it comes (R17, UP-1)", async (world) => {
  using control = await signedIn(world);
  const data = await control.openData();
  assert.match(await control.say("STOR feed.xml\r\n"), /^150/);
  const megabyte = new Uint8Array(1024 * 1024);
  for (let count = 0; count < 101; count++) {
    await new Promise<void>((resolve) => data.write(megabyte, () => resolve()));
  }
  assert.match(await control.say(""), /^552 .*100 MB/);
  assert.deepEqual(await listInbox(world.folder), []);
});

test("a client that is killed leaves no half of a file", async (world) => {
  await putInboxFile(world.folder, "feed.xml", new Blob(["old"]).stream());
  using control = await signedIn(world);
  const data = await control.openData();
  assert.match(await control.say("STOR feed.xml\r\n"), /^150/);
  await new Promise<void>((resolve) => data.write("<SHOP>", () => resolve()));
  data.end();
  control.socket.destroy();
  await world.server[Symbol.asyncDispose]();
  assert.deepEqual((await listInbox(world.folder)).map(({ size }) => size), [3]);
});

test("with a certificate files and keys go over TLS, and never in the open", async (world) => {
  const client = await world.client({ secure: true });
  await put(client, "feed.xml", "<SHOP/>");
  assert.equal(await get(client, "feed.xml"), "<SHOP/>");
  assert.equal((await client.list())[0]?.name, "feed.xml");
  await refused(world.client(), 530, /Only over TLS/);
  await refused(client.send("PROT C"), 536, /Files go over TLS only/);
}, { certificate: testTls });

test("what was sent in the open behind AUTH TLS is forgotten", async ({ server }) => {
  using control = await talk(server.port);
  assert.match(await control.say("AUTH TLS\r\nUSER lipa\r\n"), /^234/);
  control.socket.destroy();
}, { certificate: testTls });

test("clients are told the operator's address and ports", async (world) => {
  using control = await signedIn(world);
  const [, host, high, low] = /\((\d+,\d+,\d+,\d+),(\d+),(\d+)\)/.exec(
    await control.say("PASV\r\n"),
  )!;
  assert.equal(host, "203,0,113,7");
  const port = Number(high) * 256 + Number(low);
  assert.ok(port >= 40_000 && port <= 49_999, String(port));
}, { publicAddress: "203.0.113.7", passivePorts: [40_000, 49_999] });
