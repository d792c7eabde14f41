import { strict as assert } from "node:assert";
import { clamdScanner, ScannerUnavailableError } from "../../../tenants/files/virus_scanner.ts";
import { openTestInstallation } from "../../support/installation.ts";
import { activate, aRequest, sendForm } from "../../support/tickets.ts";

/** A daemon on loopback that finds what it is told to, and keeps what it was sent. */
function startClamd(answerTo: (content: string) => string) {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const serving = (async () => {
    for await (const connection of listener) {
      using open = connection;
      const bytes: number[] = [];
      const piece = new Uint8Array(4096);
      while (!isWhole(bytes)) {
        const read = await open.read(piece);
        if (read === null) break;
        bytes.push(...piece.subarray(0, read));
      }
      await open.write(new TextEncoder().encode(answerTo(contentOf(bytes))));
    }
  })();
  return {
    port: listener.addr.port,
    async [Symbol.asyncDispose]() {
      listener.close();
      await serving;
    },
  };
}

const command = "zINSTREAM\0".length;
const isWhole = (bytes: number[]) =>
  bytes.length >= command + 4 && bytes.slice(-4).every((each) => each === 0);

function contentOf(bytes: number[]): string {
  let content = "";
  for (let at = command; at < bytes.length;) {
    const length = new DataView(Uint8Array.from(bytes.slice(at, at + 4)).buffer).getUint32(0);
    content += String.fromCharCode(...bytes.slice(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return content;
}

async function fileWith(content: string): Promise<string> {
  const path = await Deno.makeTempFile();
  await Deno.writeTextFile(path, content);
  return path;
}

const verdict = (content: string) =>
  content.includes("EICAR") ? "stream: Eicar-Test FOUND\0" : "stream: OK\0";

Deno.test("a file is sent to the daemon, whose word it is", async () => {
  await using clamd = startClamd(verdict);
  const scan = clamdScanner({ host: "127.0.0.1", port: clamd.port });
  assert.equal(await scan(await fileWith("jen text")), "clean");
  assert.equal(await scan(await fileWith("EICAR")), "infected");
});

Deno.test("a daemon that is not there, or says something else, is no clean bill", async () => {
  await using clamd = startClamd(() => "INSTREAM size limit exceeded. ERROR\0");
  const path = await fileWith("jen text");
  for (const port of [clamd.port, 1]) {
    const scan = clamdScanner({ host: "127.0.0.1", port });
    await assert.rejects(scan(path), ScannerUnavailableError);
  }
});

Deno.test("an infected file and one that cannot be checked do not get into a request (UP-20)", async () => {
  await using house = await openTestInstallation();
  const { browser, shop } = await house.shop({ slug: "lipa" });
  await activate(house, shop.id);
  await using clamd = startClamd(verdict);
  house.platform.scanFile = clamdScanner({ host: "127.0.0.1", port: clamd.port });
  const send = (content: string) =>
    sendForm(browser, "/shops/lipa/support", aRequest, [{ name: "log.txt", content }]);
  assert.match((await send("EICAR")).text, /Soubor log\.txt nepřijímáme/);
  assert.equal((await send("jen text")).status, 303);
  house.platform.scanFile = clamdScanner({ host: "127.0.0.1", port: 1 });
  const unchecked = await send("jen text");
  assert.equal(unchecked.status, 422);
  assert.match(unchecked.text, /teď nešlo zkontrolovat na viry/);
});
