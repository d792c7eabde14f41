import assert from "node:assert/strict";
import fc from "fast-check";
import {
  addressLengthMax,
  type AddressProblem,
  type FeedAddress,
  feedSchemes,
  fileNameOf,
  formatAddress,
  ftpPath,
  parseFeedAddress,
  serverOf,
  splitCredentials,
} from "../../../core/feeds/address.ts";
import { maskedAddress } from "../../../core/feeds/masked_address.ts";

function addressOf(text: string): FeedAddress {
  const parsed = parseFeedAddress(text);
  assert.ok(parsed.ok, `${text} is refused`);
  return parsed.value;
}

const readable: [text: string, address: FeedAddress][] = [
  ["https://feed.example.cz/heureka.xml", {
    scheme: "https",
    host: "feed.example.cz",
    port: 443,
    path: "/heureka.xml",
  }],
  ["  HTTP://Feed.Example.CZ:8080/a b?x=1&y=ž#part ", {
    scheme: "http",
    host: "feed.example.cz",
    port: 8080,
    path: "/a%20b?x=1&y=%C5%BE",
  }],
  ["ftp://jana:tajn%C3%A9%40heslo@ftp.example.cz/export/zbozi.csv", {
    scheme: "ftp",
    host: "ftp.example.cz",
    port: 21,
    path: "/export/zbozi.csv",
    credentials: { username: "jana", password: "tajné@heslo" },
  }],
  ["ftps://jana:a:b@c@203.0.113.7/feed.xml", {
    scheme: "ftps",
    host: "203.0.113.7",
    port: 990,
    path: "/feed.xml",
    credentials: { username: "jana", password: "a:b@c" },
  }],
  ["ftps://jana@[2001:DB8::1]:21/feed.xml", {
    scheme: "ftps",
    host: "2001:db8::1",
    port: 21,
    path: "/feed.xml",
    credentials: { username: "jana", password: "" },
  }],
  ["https://příklad.cz?hash=1", {
    scheme: "https",
    host: "xn--pklad-zsa96e.cz",
    port: 443,
    path: "/?hash=1",
  }],
];
for (const [text, address] of readable) {
  Deno.test(`parseFeedAddress() reads ${text} (R46, R48, R49)`, () => {
    assert.deepEqual(addressOf(text), address);
  });
}

const refused: [text: string, problem: AddressProblem][] = [
  ["  ", "empty"],
  [`https://example.cz/${"a".repeat(addressLengthMax)}`, "too_long"],
  ["www.example.cz/feed.xml", "scheme_missing"],
  ["localhost:8080/feed.xml", "scheme_missing"],
  ["https:/example.cz", "scheme_missing"],
  ["file:///etc/passwd", "scheme"],
  ["data:text/xml,<SHOP/>", "scheme"],
  ["sftp://example.cz/feed.xml", "scheme"],
  ["gopher://example.cz/1", "scheme"],
  ["https:///feed.xml", "host"],
  ["https://exa mple.cz/feed.xml", "host"],
  ["https://example..cz/", "host"],
  ["https://[::1/feed.xml", "host"],
  ["https://300.1.1.1/", "host"],
  ["https://example%2ecz/", "host"],
  ["https://example.cz:0/", "port"],
  ["https://example.cz:70000/", "port"],
  ["https://example.cz:http/", "port"],
  ["ftp://jana:pa/ss@example.cz/feed.xml", "credentials"],
  ["ftp://jana:pa#ss@example.cz/feed.xml", "credentials"],
  ["ftp://jana:100%@example.cz/feed.xml", "credentials"],
  ["ftp://:heslo@example.cz/feed.xml", "credentials"],
  ["ftp://jana:a%0d%0aDELE%20x@example.cz/feed.xml", "control_characters"],
  ["ftp://example.cz/feed%00.xml", "control_characters"],
  ["ftp://example.cz/a%0D%0Ab.xml", "control_characters"],
  ["https://example.cz/a\r\nb", "control_characters"],
  ["ftp://example.cz/export/", "path"],
  ["ftp://example.cz", "path"],
];
for (const [text, problem] of refused) {
  Deno.test(`parseFeedAddress() refuses ${JSON.stringify(text.slice(0, 50))}: ${problem} (FE-1)`, () => {
    assert.deepEqual(parseFeedAddress(text), { ok: false, error: problem });
  });
}

for (const text of ["0x7f.1", "2130706433", "017700000001", "127.1", "１２７.0.0.1"]) {
  Deno.test(`parseFeedAddress() sees that ${text} is 127.0.0.1, in every scheme (FE-4)`, () => {
    for (const scheme of feedSchemes) {
      assert.equal(addressOf(`${scheme}://${text}/feed.xml`).host, "127.0.0.1");
    }
  });
}

Deno.test("an address of FTP has no parameters, and is relative to where the user signs in", () => {
  assert.equal(
    ftpPath(addressOf("ftp://example.cz/export/zbo%C5%BE%C3%AD.csv?x=1")),
    "export/zboží.csv",
  );
  assert.equal(ftpPath(addressOf("ftp://example.cz//srv/feed.xml")), "/srv/feed.xml");
  assert.equal(ftpPath(addressOf("ftp://example.cz/what%3F.xml")), "what?.xml");
});

Deno.test("fileNameOf() names the file by the end of the path, else by the server", () => {
  assert.equal(fileNameOf(addressOf("https://example.cz/a/zbo%C5%BE%C3%AD.xml?x=/y")), "zboží.xml");
  assert.equal(fileNameOf(addressOf("https://example.cz/")), "example.cz");
});

Deno.test("splitCredentials() takes the user and the password off", () => {
  const { address, credentials } = splitCredentials(addressOf("ftp://jana:x@example.cz/feed.xml"));
  assert.deepEqual(credentials, { username: "jana", password: "x" });
  assert.equal(formatAddress(address), "ftp://example.cz/feed.xml");
});

const masked: [text: string, shown: string][] = [
  ["ftp://jana:heslo@example.cz/feed.xml", "ftp://jana:***@example.cz/feed.xml"],
  ["https://example.cz/f.xml?token=abc&lang=cs", "https://example.cz/f.xml?token=***&lang=cs"],
  ["https://example.cz/f?Heslo=x&partnerId=3", "https://example.cz/f?Heslo=***&partnerId=3"],
  ["https://example.cz/f?id=5&z=9f8a7b6c5d4e3f2a", "https://example.cz/f?id=5&z=***"],
  ["https://example.cz/f?9f8a7b6c5d4e3f2a", "https://example.cz/f?***"],
  ["https://example.cz/f?format=heureka", "https://example.cz/f?format=heureka"],
];
for (const [text, shown] of masked) {
  Deno.test(`maskedAddress() shows ${shown}`, () => {
    assert.equal(maskedAddress(addressOf(text)), shown);
  });
}

const secrets = fc.string({ minLength: 1, maxLength: 20, unit: "grapheme" })
  // deno-lint-ignore no-control-regex -- these are refused
  .filter((text) => !/[\u0000-\u001f\u007f]/.test(text));
const addresses = fc.record({
  scheme: fc.constantFrom(...feedSchemes),
  host: fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6()),
  port: fc.integer({ min: 1, max: 65_535 }),
  // FTP refuses control characters in a path, also those that are percent-encoded.
  path: fc.webPath().filter((path) => !/%(?:[01]\p{AHex}|7f)/iu.test(path))
    .map((path) => `${path.replace(/\/*$/, "")}/feed.xml`),
  credentials: fc.record({ username: secrets, password: secrets }),
});
const written = (address: FeedAddress) =>
  formatAddress({ ...address, host: address.host.toLowerCase() });

Deno.test("parseFeedAddress() gives back what formatAddress() wrote", () => {
  fc.assert(fc.property(addresses, (address) => {
    const parsed = addressOf(written(address));
    assert.deepEqual(addressOf(formatAddress(parsed)), parsed);
    assert.deepEqual(parsed.credentials, { ...address.credentials });
    assert.equal(parsed.port, address.port);
  }));
});

Deno.test("parseFeedAddress() never throws, and maskedAddress() never shows a password", () => {
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.webUrl({ withQueryParameters: true }),
    fc.tuple(fc.constantFrom("ftp", "ftps", "http", "x"), fc.string()).map((parts) =>
      parts.join("://")
    ),
  );
  fc.assert(fc.property(texts, (text) => {
    const parsed = parseFeedAddress(text);
    if (parsed.ok) assert.deepEqual(addressOf(formatAddress(parsed.value)), parsed.value);
  }));
  fc.assert(fc.property(addresses, (address) => {
    const parsed = addressOf(
      written({ ...address, credentials: { username: "u", password: "Tajné/heslo9" } }),
    );
    const shown = maskedAddress(parsed);
    assert.ok(!shown.includes(encodeURIComponent("Tajné/heslo9")));
    assert.ok(shown.includes(`u:***@${serverOf(parsed)}/`));
  }));
});
