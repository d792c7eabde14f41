import { DataFolderError } from "../../tenants/data_folder.ts";
import { SchemaTooNewError } from "../../tenants/migrate.ts";
import { ShopNotReadyError } from "../../tenants/platform.ts";
import { backupCommand } from "./backup.ts";
import { backupsCommand } from "./backups.ts";
import { checkCommand } from "./check.ts";
import { type Command, CommandError, type CommandWorld, readInput, UsageError } from "./command.ts";
import { demoCommand } from "./demo/demo.ts";
import { dueCommand } from "./due.ts";
import { exportCommand } from "./export.ts";
import { formatsCommand } from "./formats.ts";
import { importCommand } from "./import.ts";
import { initCommand } from "./init.ts";
import { restoreCommand } from "./restore.ts";
import { rotateKeyCommand } from "./rotate_key.ts";
import { runsCommand } from "./runs.ts";
import { serveCommand } from "./serve.ts";
import { shopCreateCommand } from "./shop_create.ts";
import { shopsCommand } from "./shops.ts";
import { statementsImportCommand } from "./statements_import.ts";
import { undoCommand } from "./undo.ts";

export const commands: readonly Command[] = [
  initCommand,
  serveCommand,
  demoCommand,
  shopCreateCommand,
  importCommand,
  undoCommand,
  exportCommand,
  statementsImportCommand,
  dueCommand,
  formatsCommand,
  shopsCommand,
  runsCommand,
  checkCommand,
  backupCommand,
  backupsCommand,
  restoreCommand,
  rotateKeyCommand,
];

/** Runs what the command line says. @returns the exit code: 0, 1 refused or failed, 2 wrong usage */
export async function runCommand(args: readonly string[], world: CommandWorld): Promise<number> {
  const command = commands.find(({ name }) => args.slice(0, wordsOf(name)).join(" ") === name);
  if (!command) {
    world.tell(overview());
    return args.length === 0 || args[0] === "--help" || args[0] === "help" ? 0 : 2;
  }
  try {
    const input = readInput(command, args.slice(wordsOf(command.name)), world);
    await command.run(input, world);
    return 0;
  } catch (error) {
    return explain(error, command, world);
  }
}

const wordsOf = (name: string): number => name.split(" ").length;

function explain(error: unknown, command: Command, world: CommandWorld): number {
  if (error instanceof UsageError) {
    if (error.message) world.tell(`kramek ${command.name}: ${error.message}`);
    world.tell(`Usage: kramek ${command.name} ${command.usage}\n${command.does}`);
    return error.message ? 2 : 0;
  }
  if (
    error instanceof CommandError || error instanceof DataFolderError ||
    error instanceof ShopNotReadyError || error instanceof SchemaTooNewError
  ) {
    world.tell(error.message);
    return 1;
  }
  if (error instanceof Deno.errors.AddrInUse) {
    world.tell("The port is taken by another program. Name another one with --port.");
    return 1;
  }
  throw error;
}

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    "Krámek, a back office for e-shops. Usage: kramek <command>",
    "",
    ...commands.map(({ name, does }) => `  ${name.padEnd(width)}  ${does}`),
    "",
    "Every command takes --data <folder> (default ./data), --json and --help.",
  ].join("\n");
}
