import { importStatements } from "../../tenants/billing/import_statements.ts";
import { openDataFolder } from "../../tenants/data_folder.ts";
import { openPlatform } from "../../tenants/platform.ts";
import { audit } from "../../tenants/platform/audit.ts";
import { statementRefusalText, statementWarningText } from "../../views/texts/statements.ts";
import { answer, type Command, CommandError } from "./command.ts";

/** Who brought a statement that came by the command line. */
const by = "kramek statements import";

export const statementsImportCommand: Command = {
  name: "statements import",
  usage: "<file> [--data <folder>] [--json]",
  does: "Reads a bank statement and posts its payments to wallets; each payment once, ever.",
  options: {},
  needs: ["file"],
  async run(input, world) {
    const [path] = input.positionals as [string];
    const bytes = await readFile(path);
    const fileName = path.split("/").at(-1)!;
    await using platform = await openPlatform(await openDataFolder(input.data));
    const imported = await importStatements(platform, { bytes, fileName, by });
    if (!imported.ok) throw new CommandError(statementRefusalText("en", imported.error));
    const { warnings, ...counts } = imported.value;
    const { fresh, matched, waiting } = counts;
    await audit(platform.database, {
      ...{ at: platform.now(), actor: { kind: "system", name: by }, action: "statement.import" },
      ...{ subject: fileName, details: { fresh, matched, waiting } },
    });
    const told = warnings.map((warning) => ({
      code: warning.code,
      message: statementWarningText("en", warning, "CZK"),
    }));
    answer(input, world, {
      document: { ...counts, warnings: told },
      lines: [
        `${counts.movements} movements, ${fresh} new: ${matched} to wallets, ${waiting} waiting for staff.`,
        ...told.map(({ message }) => message),
      ],
    });
  },
};

async function readFile(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await Deno.readFile(path);
  } catch (error) {
    const reason = error instanceof Deno.errors.NotFound ? "does not exist" : "cannot be read";
    throw new CommandError(`${path} ${reason}.`);
  }
}
