import { strict as assert } from "node:assert";
import { ConfigurationError, readConfiguration } from "../../routes/configuration.ts";

const read = (variables: Record<string, string>) => readConfiguration((name) => variables[name]);

Deno.test("FTP is off unless the operator switches it on", () => {
  assert.equal(read({}).ftp, undefined);
  assert.equal(read({ KRAMEK_FTP: "" }).ftp, undefined);
});

const ports: [text: string, host: string | undefined, port: number][] = [
  ["21", undefined, 21],
  ["0.0.0.0:2121", "0.0.0.0", 2121],
  ["[::]:21", "::", 21],
];
for (const [text, host, port] of ports) {
  Deno.test(`KRAMEK_FTP=${text} is a port and perhaps an address`, () => {
    const { ftp } = read({ KRAMEK_FTP: text });
    assert.deepEqual([ftp?.host, ftp?.port], [host, port]);
  });
}

Deno.test("FTP has its ports, address and certificate from variables", () => {
  const { ftp } = read({
    KRAMEK_FTP: "21",
    KRAMEK_FTP_PASSIVE: "50000-50100",
    KRAMEK_FTP_ADDRESS: "203.0.113.7",
    KRAMEK_FTP_CERTIFICATE: "/etc/kramek/cert.pem",
    KRAMEK_FTP_KEY: "/etc/kramek/key.pem",
  });
  assert.deepEqual(ftp?.passivePorts, [50_000, 50_100]);
  assert.equal(ftp?.publicAddress, "203.0.113.7");
  assert.equal(ftp?.certificatePaths?.key, "/etc/kramek/key.pem");
});

Deno.test("cards are off without their keys, want both of them, and no key is ever said", () => {
  assert.equal(read({}).card, undefined);
  const [key, secret] = ["sk_test_1", "whsec_1"];
  const both = { KRAMEK_STRIPE_KEY: key, KRAMEK_STRIPE_WEBHOOK_SECRET: secret };
  assert.deepEqual(read(both).card, { secretKey: key, webhookSecret: secret });
  for (
    const [wrong, said] of [
      [{ ...both, KRAMEK_STRIPE_WEBHOOK_SECRET: "" }, /KRAMEK_STRIPE_WEBHOOK_SECRET is no signing/],
      [{ ...both, KRAMEK_STRIPE_KEY: "pk_live_7" }, /KRAMEK_STRIPE_KEY is no secret key/],
      [{ ...both, KRAMEK_STRIPE_KEY: "" }, /KRAMEK_STRIPE_KEY is no secret key/],
    ] as const
  ) {
    assert.throws(() => read(wrong), (error: Error) => {
      return said.test(error.message) && !/pk_live_7|whsec_1|sk_test_1/.test(error.message);
    });
  }
});

Deno.test("room for journals is set in megabytes", () => {
  assert.equal(read({ KRAMEK_JOURNALS_MB: "20" }).journalBytesMax, 20 * 1024 * 1024);
  assert.equal(read({}).journalBytesMax, undefined);
});

const wrong: [variables: Record<string, string>, says: RegExp][] = [
  [{ KRAMEK_FTP: "yes" }, /KRAMEK_FTP is "yes", expected a port/],
  [{ KRAMEK_FTP_PASSIVE: "50100-50000" }, /KRAMEK_FTP_PASSIVE is "50100-50000"/],
  [{ KRAMEK_FTP_PASSIVE: "80-90" }, /expected two ports/],
  [{ KRAMEK_FTP_ADDRESS: "example.cz" }, /KRAMEK_FTP_ADDRESS is "example.cz"/],
  [{ KRAMEK_JOURNALS_MB: "0" }, /KRAMEK_JOURNALS_MB is "0", expected a number of megabytes/],
  [{ KRAMEK_FTP_KEY: "key.pem" }, /belong together/],
];
for (const [variables, says] of wrong) {
  Deno.test(`${JSON.stringify(variables)} is refused in words`, () => {
    const read = () =>
      readConfiguration((name) =>
        ({ KRAMEK_FTP: "21", ...variables } as Record<string, string>)[name]
      );
    assert.throws(read, (error) => error instanceof ConfigurationError && says.test(error.message));
  });
}
