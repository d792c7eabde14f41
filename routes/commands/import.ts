import { basename } from "node:path";
import { entities, type Entity } from "../../core/formats/format.ts";
import { formatById, formats, readHead, recogniseFormat } from "../../core/formats/registry.ts";
import type { ProblemCode } from "../../core/formats/problems.ts";
import { importModes, type ImportSettings, importSettings } from "../../core/imports/settings.ts";
import { openDataFolder } from "../../tenants/data_folder.ts";
import {
  type FeedFile,
  FeedTooLargeError,
  fileSource,
  removeFeed,
  storeFeed,
} from "../../tenants/files/feed_files.ts";
import { doImportJob, orderImport } from "../../tenants/jobs/import_job.ts";
import { runInProcess } from "../../tenants/jobs/import_task.ts";
import { newId } from "../../tenants/ids.ts";
import { openPlatform, type Platform, shopFolder } from "../../tenants/platform.ts";
import { audit } from "../../tenants/platform/audit.ts";
import { claimJob, finishJob, releaseJob, renewLease } from "../../tenants/platform/jobs.ts";
import type { Shop } from "../../tenants/platform/shops.ts";
import type { Run } from "../../core/imports/run_state.ts";
import { listProblems, runById } from "../../tenants/shop/runs.ts";
import { problemMessage } from "../../views/texts/problems.ts";
import {
  choiceOption,
  type Command,
  CommandError,
  type CommandInput,
  type CommandWorld,
  textOption,
  UsageError,
} from "./command.ts";
import { findShop } from "./find_shop.ts";
import { createProgressBar } from "./progress_bar.ts";

/** Problems in the JSON document; all of them stand in the admin. */
const problemsPrinted = 1_000;

export const importCommand: Command = {
  name: "import",
  usage: "<shop> <file> [--entity products] [--format auto|<id>] [--mode create|update|both] " +
    "[--set key=value …] [--data <folder>] [--json]",
  does: "Runs an import now, and says what it did.",
  options: {
    entity: { type: "string" },
    format: { type: "string" },
    mode: { type: "string" },
    set: { type: "string", multiple: true },
  },
  needs: ["shop", "file"],
  async run(input, world) {
    const [slug, path] = input.positionals as [string, string];
    const entity = choiceOption(input, "entity", entities) ?? "products";
    const startedAt = performance.now();
    await using platform = await openPlatform(await openDataFolder(input.data));
    const shop = await findShop(platform, slug);
    const settings = readSettings(input, shop);
    try {
      const format = await chooseFormat(path, textOption(input, "format") ?? "auto", entity);
      const file = await keepFile(platform, shop, path);
      const run = await runNow(platform, shop, { entity, settings, format, file }, world);
      const seconds = (performance.now() - startedAt) / 1000;
      await report(platform, shop, { run, seconds }, { input, world });
      if (run.state === "error") throw new CommandError("The import ended with an error.");
    } catch (error) {
      if (error instanceof FileRefusedError && input.json) world.print(refusalDocument(error));
      throw error;
    }
  },
};

/** The file was refused before anything was read of it. */
class FileRefusedError extends CommandError {
  constructor(readonly code: ProblemCode, message: string) {
    super(message);
  }
}

function refusalDocument({ code, message }: FileRefusedError): string {
  const problems = [{ code, severity: "fatal", line: null, record: null, message }];
  const counts = { read: 0, created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0 };
  const document = { run: null, status: "error", ...counts, missing: 0, seconds: 0, problems };
  return JSON.stringify(document, null, 2);
}

function readSettings(input: CommandInput, shop: Shop): ImportSettings {
  const given: Record<string, unknown> = {
    language: shop.languages[0],
    currency: shop.currency,
    mode: choiceOption(input, "mode", importModes) ?? "both",
  };
  const policies: Record<string, string> = {};
  for (const pair of (input.options.set ?? []) as string[]) {
    const at = pair.indexOf("=");
    if (at < 1) throw new UsageError(`--set takes key=value, found "${pair}"`);
    const [key, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (key.startsWith("policies.")) policies[key.slice("policies.".length)] = value;
    else given[key] = value;
  }
  const parsed = importSettings.safeParse({ ...given, policies });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UsageError(`--set ${issue?.path.join(".") ?? ""}: ${issue?.message}`);
}

async function chooseFormat(path: string, wanted: string, entity: Entity): Promise<string> {
  const known = formats.map(({ id }) => id).join(", ");
  if (wanted !== "auto") {
    if (formatById(wanted)) return wanted;
    throw new UsageError(`--format is "${wanted}", expected auto or one of ${known}`);
  }
  const head = await readHead(await openFile(path));
  if (head.text.trim() === "") return formats[0]!.id; // an empty file is an empty feed (R89)
  const found = recogniseFormat(head);
  if (found?.entity === entity) return found.format.id;
  if (/^\s*(<!doctype html|<html)/i.test(head.text)) {
    throw new FileRefusedError(
      "file_is_html",
      `${path} is a web page, not a feed. It may be a page of errors or a sign-in.`,
    );
  }
  throw new FileRefusedError(
    found ? "format_mismatch" : "format_unknown",
    found
      ? `${path} is ${found.format.name} with ${found.entity}, not with ${entity}.`
      : `The format of ${path} was not recognised. Krámek reads: ${known}. ` +
        `Name the format with --format if you know it.`,
  );
}

async function openFile(path: string) {
  try {
    if ((await Deno.stat(path)).isFile) return await fileSource(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  throw new CommandError(`There is no file ${path}.`);
}

async function keepFile(platform: Platform, shop: Shop, path: string): Promise<FeedFile> {
  const source = await openFile(path);
  try {
    return await storeFeed(shopFolder(platform.folder, shop.id), basename(path), source.chunks());
  } catch (error) {
    if (!(error instanceof FeedTooLargeError)) throw error;
    throw new FileRefusedError(
      "file_too_large",
      `${path} is larger than ${error.sizeMax / 1024 / 1024} MB, the most that an import takes. ` +
        `Split it into several files.`,
    );
  }
}

interface Order {
  entity: Entity;
  settings: ImportSettings;
  format: string;
  file: FeedFile;
}

async function runNow(
  platform: Platform,
  shop: Shop,
  { entity, settings, format, file }: Order,
  world: CommandWorld,
): Promise<Run> {
  const createdBy = "kramek import";
  const order = { entity, name: file.name, format, settings, createdBy };
  const { runId, jobId } = await orderImport(platform, shop, order, file);
  await audit(platform.database, {
    at: platform.now(),
    actor: { kind: "system", name: createdBy },
    action: "import.order",
    shopId: shop.id,
    subject: file.name,
  });
  const worker = `command:${newId()}`;
  const job = await claimJob(platform.database, { worker, now: platform.now(), id: jobId });
  if (!job) {
    await removeFeed(shopFolder(platform.folder, shop.id), file.key);
    throw new CommandError(
      `Another import of ${shop.slug} is running. Try again when it has ended.`,
    );
  }
  const bar = createProgressBar(world, file.size);
  const renewal = setInterval(() => renewLease(platform.database, job, platform.now()), 10_000);
  try {
    await doImportJob(platform, job, {
      execute: runInProcess(platform.now),
      signal: world.signal,
      onProgress: ({ bytesRead, position }) => bar.show(bytesRead, position),
    });
    await finishJob(platform.database, job, platform.now());
  } catch (error) {
    await releaseJob(platform.database, job);
    if (!world.signal.aborted) throw error;
    throw new CommandError("Interrupted. The server, or the next start of it, goes on from here.");
  } finally {
    clearInterval(renewal);
    bar.end();
  }
  await using lease = await platform.shops.lease(shop.id);
  return (await runById(lease.database, runId))!;
}

async function report(
  platform: Platform,
  shop: Shop,
  { run, seconds }: { run: Run; seconds: number },
  { input, world }: { input: CommandInput; world: CommandWorld },
): Promise<void> {
  await using lease = await platform.shops.lease(shop.id);
  const rows = await listProblems(lease.database, run.id, { limit: problemsPrinted });
  const problems = rows.map(({ code, severity, line, record, field, value, details }) => ({
    code,
    severity,
    line,
    record,
    field,
    value,
    message: problemMessage("en", { code, line, record, field, value, details }),
  }));
  const { id, state, read, created, updated, unchanged, skipped, failed } = run;
  if (input.json) {
    world.print(JSON.stringify(
      {
        run: id,
        status: state,
        read,
        created,
        updated,
        unchanged,
        skipped,
        failed,
        missing: 0,
        seconds: Math.round(seconds * 1000) / 1000,
        problems,
      },
      null,
      2,
    ));
    return;
  }
  world.print(
    `${state.toUpperCase()}: read ${read} = created ${created} + updated ${updated} + ` +
      `unchanged ${unchanged} + skipped ${skipped} + failed ${failed} in ${seconds.toFixed(1)} s`,
  );
  for (const { message } of problems.slice(0, 20)) world.print(`  ${message}`);
  if (run.problems > 20) world.print(`  … and ${run.problems - 20} more problems`);
}
