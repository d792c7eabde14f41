import { openDataFolder } from "../../tenants/data_folder.ts";
import { doDue, type DueWork } from "../../tenants/jobs/due.ts";
import { confirmClock, lookAtClock } from "../../tenants/outages/clock_hold.ts";
import { openPlatform, type Platform } from "../../tenants/platform.ts";
import { sandboxClock } from "../../tenants/sandbox_clock.ts";
import { createLog } from "../log.ts";
import { createServices } from "../services.ts";
import {
  type Command,
  CommandError,
  type CommandInput,
  textOption,
  UsageError,
} from "./command.ts";
import { serverOptions } from "./serve.ts";

export const dueCommand: Command = {
  name: "due",
  usage: "[--at <instant>] [--confirm-clock] [--data <folder>] [--json]",
  does: "Does all that is due up to an instant, in order; in a sandbox that may be in the future.",
  options: { at: { type: "string" }, "confirm-clock": { type: "boolean" } },
  needs: [],
  async run(input, world) {
    const folder = await openDataFolder(input.data);
    const clock = folder.sandbox ? sandboxClock(folder) : undefined;
    await using platform = await openPlatform(folder, clock ? { clock: clock.now } : {});
    const until = readInstant(textOption(input, "at") ?? platform.now());
    if (until > platform.now() && !clock) {
      throw new CommandError("Only a sandbox (kramek init --sandbox) can do what is due later.");
    }
    await lookAtItsClock(platform, input);
    const { port: _port, host: _host, ftp: _ftp, ...options } = serverOptions(input, world);
    const log = createLog((line) => world.tell(line), platform.now);
    const services = await createServices({ ...options, platform, log });
    const done: DueWork[] = [];
    const setClock = clock && ((instant: string) => clock.set(instant));
    const due = doDue(platform, services.runner, { until, ...(setClock ? { setClock } : {}) });
    for await (const work of due) {
      done.push(work);
      if (!input.json) world.print(`${work.at}  ${described(work)}`);
    }
    await services.mailer.deliver();
    await services.runner.stop();
    const ordered = done.reduce((sum, work) => sum + work.imports + work.recurring, 0);
    if (input.json) world.print(JSON.stringify({ until, ordered, moments: done }, null, 2));
    else world.print(`Done up to ${until}: ${ordered} ordered.`);
  },
};

/** A clock far ahead of the last sign of life would suspend every shop at once. @see JO-8 */
async function lookAtItsClock(platform: Platform, { options }: CommandInput): Promise<void> {
  const hold = await lookAtClock(platform);
  if (!hold) return;
  if (options["confirm-clock"]) {
    await confirmClock(platform, { kind: "system", name: "kramek due" });
    return;
  }
  throw new CommandError(
    `The clock says ${platform.now()}, but the last sign of life is of ${hold.lastAt}. ` +
      "Set the clock right, or say --confirm-clock when it is.",
  );
}

const described = ({ imports, recurring }: DueWork): string =>
  [
    imports > 0 && `${imports} ${imports === 1 ? "import" : "imports"} ordered`,
    recurring > 0 && "the day's work",
  ].filter(Boolean).join(", ");

function readInstant(text: string): string {
  try {
    return new Date(Temporal.Instant.from(text).epochMilliseconds).toISOString();
  } catch {
    throw new UsageError(`--at is "${text}", expected an instant such as 2026-03-29T02:00:00Z`);
  }
}
