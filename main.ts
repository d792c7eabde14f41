import { ConfigurationError } from "./routes/configuration.ts";
import { runCommand } from "./routes/commands/run_command.ts";

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  Deno.addSignalListener(signal, () => stop.abort());
}

const encoder = new TextEncoder();

try {
  const code = await runCommand(Deno.args, {
    environment: (name) => Deno.env.get(name),
    print: (text) => Deno.stdout.writeSync(encoder.encode(text + "\n")),
    tell: (text) =>
      Deno.stderr.writeSync(encoder.encode(text.startsWith("\r") ? text : text + "\n")),
    isTerminal: Deno.stderr.isTerminal(),
    signal: stop.signal,
  });
  Deno.exit(code);
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  Deno.stderr.writeSync(encoder.encode(error.message + "\n"));
  Deno.exit(2);
}
