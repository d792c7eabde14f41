import { realClock } from "../../../tenants/clock.ts";
import { createDataFolder } from "../../../tenants/data_folder.ts";
import { writeOperatorFile } from "../../../tenants/operator_file.ts";
import { openPlatform } from "../../../tenants/platform.ts";
import { sandboxClock } from "../../../tenants/sandbox_clock.ts";
import { startServer } from "../../server.ts";
import type { Command, CommandWorld } from "../command.ts";
import { serverOptions, untilStopped } from "../serve.ts";
import { demoOperator } from "./demo_operator.ts";
import { type DemoPeople, fillDemo } from "./fill_demo.ts";

export const demoCommand: Command = {
  name: "demo",
  usage: "[--port 8000] [--host 127.0.0.1] [--data <new folder>]",
  does: "Makes a fresh sandbox with a filled shop, staff and a feed, serves it, and forgets it.",
  options: { port: { type: "string" }, host: { type: "string" } },
  needs: [],
  async run(input, world) {
    const isKept = typeof input.options.data === "string";
    const path = isKept ? input.data : `${await Deno.makeTempDir({ prefix: "kramek-demo-" })}/data`;
    try {
      const folder = await createDataFolder(path, { sandbox: true, now: realClock() });
      await writeOperatorFile(folder, demoOperator);
      const clock = sandboxClock(folder);
      await using platform = await openPlatform(folder, { clock: clock.now });
      // The log of requests would push the sign-ins off the terminal.
      const options = { ...serverOptions(input, world), log: () => {}, isOwnSource: true };
      await using server = await startServer({ platform, ...options });
      world.tell("Filling a sandbox, a few seconds …");
      const people = await fillDemo(server, { dataPath: path, clock });
      world.print(welcome(server.services.publicUrl, people));
      await untilStopped(server, world);
    } finally {
      if (!isKept) await forget(path, world);
    }
  },
};

async function forget(path: string, world: CommandWorld): Promise<void> {
  await Deno.remove(path.replace(/\/data$/, ""), { recursive: true });
  world.tell("The sandbox is gone.");
}

function welcome(url: string, { owner, debtor, invoiced, operator, feedPath }: DemoPeople): string {
  return `
Krámek is at ${url}/sign-in

  owner of two shops   ${owner.email}   ${owner.password}
  owner of shops that
  ran out of money     ${debtor.email}   ${debtor.password}
  owner of shops that
  pay by invoice       ${invoiced.email}   ${invoiced.password}
  operator             ${operator.email}   ${operator.password}
                       second step: a recovery code, ${operator.recoveryCodes.join(" or ")},
                       or an authenticator app with the secret ${operator.secret}

  The supplier's feed is ${feedPath}
  Change it and import it again, or try: deno task kramek import lipa <file> --data <folder>

Ctrl+C ends it.
`;
}
