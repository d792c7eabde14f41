import { statementSizeMax } from "../../core/billing/statements/read_statements.ts";
import type { Platform } from "../platform.ts";
import {
  type ImportedStatements,
  type ImportRefusal,
  importStatements,
} from "./import_statements.ts";

/** What became of a file that lay in the folder. */
export type FolderOutcome =
  | { file: string; imported: ImportedStatements }
  | { file: string; refused: ImportRefusal }
  /** It could not be read or moved; it stays, and is tried again. */
  | { file: string; failed: unknown };

/** A file that was written to so recently may still be growing. */
const restMs = 5_000;
const hidden = /^\.|\.(?:part|tmp|crdownload)$/i;

/**
 * Imports what lies in `statements/` of the data folder, where a bank's program or a person puts
 * files. What was read moves to `done/`, what was refused to `refused/` with a text beside that says
 * why; a file whose import was interrupted stays and is read again, which posts nothing twice.
 *
 * @param explain a refusal in words, for that text
 * @see R156
 */
export async function importStatementsFolder(
  platform: Platform,
  explain: (refusal: ImportRefusal) => string,
): Promise<FolderOutcome[]> {
  const folder = `${platform.folder.path}/statements`;
  const outcomes: FolderOutcome[] = [];
  for (const name of await restingFiles(folder)) {
    try {
      outcomes.push(await takeFile(platform, folder, name, explain));
    } catch (failed) {
      // another process that looks into the same folder was quicker
      if (!(failed instanceof Deno.errors.NotFound)) outcomes.push({ file: name, failed });
    }
  }
  return outcomes;
}

async function takeFile(
  platform: Platform,
  folder: string,
  name: string,
  explain: (refusal: ImportRefusal) => string,
): Promise<FolderOutcome> {
  const path = `${folder}/${name}`;
  const read = await importFile(platform, path, name);
  if (read.ok) {
    await moveTo(`${folder}/done`, path, name);
    return { file: name, imported: read.value };
  }
  const moved = await moveTo(`${folder}/refused`, path, name);
  await Deno.writeTextFile(`${moved}.txt`, explain(read.error) + "\n");
  return { file: name, refused: read.error };
}

async function importFile(platform: Platform, path: string, fileName: string) {
  const { size } = await Deno.stat(path);
  if (size > statementSizeMax) {
    const details = { sizeBytes: size, sizeMax: statementSizeMax };
    return { ok: false, error: { code: "statement_too_large", details } } as const;
  }
  const bytes = await Deno.readFile(path);
  return await importStatements(platform, { bytes, fileName, by: "statements" });
}

/** By name, so that days come in their order. */
async function restingFiles(folder: string): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const { name, isFile } of Deno.readDir(folder)) {
      if (!isFile || hidden.test(name)) continue;
      const { mtime } = await Deno.stat(`${folder}/${name}`).catch(() => ({ mtime: null }));
      // Times of files are the computer's, whatever the clock of a sandbox says.
      if (mtime && Date.now() - mtime.getTime() >= restMs) names.push(name);
    }
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  return names.sort();
}

/** Keeps an older file of the same name. @returns where the file is now */
async function moveTo(folder: string, path: string, name: string): Promise<string> {
  await Deno.mkdir(folder, { recursive: true, mode: 0o700 });
  for (let count = 1;; count++) {
    const target = `${folder}/${count === 1 ? name : `${count}-${name}`}`;
    if (await exists(target)) continue;
    await Deno.rename(path, target);
    return target;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await Deno.lstat(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
