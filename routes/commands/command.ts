import { parseArgs, type ParseArgsConfig } from "node:util";

/** What a command needs of the world; tests hand in their own. */
export interface CommandWorld {
  environment: (name: string) => string | undefined;
  /** Writes to standard output. */
  print: (text: string) => void;
  /** Writes to standard error: progress, hints, logs. */
  tell: (text: string) => void;
  /** Whether standard error is a terminal on which a line can be redrawn. */
  isTerminal: boolean;
  /** Aborted by Ctrl+C and SIGTERM. */
  signal: AbortSignal;
}

export interface Command {
  name: string;
  /** One line after the name: `<shop> <file> [--mode …]`. */
  usage: string;
  does: string;
  options: NonNullable<ParseArgsConfig["options"]>;
  /** Names of the arguments without which it does not run. */
  needs: readonly string[];
  /** Names of those that may follow. */
  takes?: readonly string[];
  run(input: CommandInput, world: CommandWorld): Promise<void>;
}

export interface CommandInput {
  /** By the names in `needs`, then by those in `takes`. */
  positionals: string[];
  options: Record<string, string | boolean | string[] | undefined>;
  /** The data folder: `--data`, `KRAMEK_DATA` or `./data`. */
  data: string;
  json: boolean;
}

/** Refused or failed: exit 1. The message says what to do. */
export class CommandError extends Error {
  override name = "CommandError";
}

/** Wrong usage: exit 2. */
export class UsageError extends Error {
  override name = "UsageError";
}

const commonOptions = {
  data: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

export function readInput(command: Command, args: string[], world: CommandWorld): CommandInput {
  const { values, positionals } = parse(command, args);
  if (values.help) throw new UsageError("");
  const missing = command.needs[positionals.length];
  if (missing !== undefined) throw new UsageError(`<${missing}> is missing`);
  const most = command.needs.length + (command.takes?.length ?? 0);
  if (positionals.length > most) {
    throw new UsageError(`"${positionals[most]}" is one argument too many`);
  }
  const data = values.data ?? world.environment("KRAMEK_DATA") ?? "./data";
  const options = values as CommandInput["options"];
  return { positionals, options, data: String(data), json: values.json === true };
}

function parse(command: Command, args: string[]) {
  try {
    const options = { ...commonOptions, ...command.options };
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

export function textOption(input: CommandInput, name: string): string | undefined {
  const value = input.options[name];
  return typeof value === "string" ? value : undefined;
}

/** An option that must be one of some words. */
export function choiceOption<T extends string>(
  input: CommandInput,
  name: string,
  choices: readonly T[],
): T | undefined {
  const value = textOption(input, name);
  if (value === undefined) return undefined;
  if (choices.includes(value as T)) return value as T;
  throw new UsageError(`--${name} is "${value}", expected ${choices.join(" or ")}`);
}

/** One JSON document, or lines for people. */
export function answer(
  input: CommandInput,
  world: CommandWorld,
  { document, lines }: { document: unknown; lines: readonly string[] },
): void {
  world.print(input.json ? JSON.stringify(document, null, 2) : lines.join("\n"));
}
