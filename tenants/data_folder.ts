import { decodeBase64, encodeBase64 } from "./encoding.ts";

/**
 * Where everything lies: `kramek.json` says what the folder is, `master.key` opens its secrets,
 * `platform.db` is the platform's database, `shops/<id>/` holds one shop's database and files.
 */
export interface DataFolder {
  path: string;
  sandbox: boolean;
  keys: SealingKeys;
  /** The operator has decided that backups are encrypted. @see BA-7 */
  encryptsBackups: boolean;
}

/** Keys by number; the one with the highest seals, all of them open. @see FE-11 */
export type SealingKeys = ReadonlyMap<number, Uint8Array<ArrayBuffer>>;

interface Label {
  kramek: 1;
  sandbox: boolean;
  createdAt: string;
  /** Missing where they are plain. */
  backups?: "encrypted";
}

/** The folder is missing, or is something else's. The message says what to do. */
export class DataFolderError extends Error {
  override name = "DataFolderError";
}

export async function isDataFolder(path: string): Promise<boolean> {
  try {
    await Deno.stat(`${path}/kramek.json`);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory) {
      return false;
    }
    throw error;
  }
}

/** Makes a new data folder. Refuses a folder with something in it. */
export async function createDataFolder(
  path: string,
  { sandbox, now, encryptsBackups = false }: {
    sandbox: boolean;
    now: string;
    encryptsBackups?: boolean;
  },
): Promise<DataFolder> {
  if (await isDataFolder(path)) throw new DataFolderError(`${path} is a data folder already.`);
  await Deno.mkdir(`${path}/shops`, { recursive: true, mode: 0o700 });
  for await (const entry of Deno.readDir(path)) {
    if (entry.name !== "shops") {
      throw new DataFolderError(`${path} is not empty. Name a folder that is empty or new.`);
    }
  }
  await writeKeys(path, new Map([[1, newKey()]]));
  const label: Label = {
    kramek: 1,
    sandbox,
    createdAt: now,
    ...(encryptsBackups ? { backups: "encrypted" } : {}),
  };
  await Deno.writeTextFile(`${path}/kramek.json`, JSON.stringify(label, null, 2) + "\n");
  return openDataFolder(path);
}

export async function openDataFolder(path: string): Promise<DataFolder> {
  if (!await isDataFolder(path)) {
    throw new DataFolderError(
      `${path} is not a data folder of Krámek. Make one with: kramek init --data ${path}`,
    );
  }
  const label = JSON.parse(await Deno.readTextFile(`${path}/kramek.json`)) as Label;
  if (label.backups !== undefined && label.backups !== "encrypted") {
    throw new DataFolderError(
      `${path}/kramek.json says backups are "${label.backups}", expected "encrypted" or nothing.`,
    );
  }
  return {
    path: await Deno.realPath(path),
    sandbox: label.sandbox,
    keys: await readKeys(path),
    encryptsBackups: label.backups === "encrypted",
  };
}

export const newKey = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(32));

/** One key a line, `2 <base64>`; the very first stood alone, without its number. */
async function readKeys(path: string): Promise<SealingKeys> {
  const keys = new Map<number, Uint8Array<ArrayBuffer>>();
  const lines = (await Deno.readTextFile(`${path}/master.key`)).trim().split("\n");
  for (const line of lines) {
    const [, number = "1", text = ""] = /^(?:(\d+) )?(\S+)$/.exec(line.trim()) ?? [];
    const key = decodeBase64(text);
    if (key.length !== 32) throw new DataFolderError(`${path}/master.key is damaged.`);
    keys.set(Number(number), key);
  }
  return keys;
}

/** Whole or not at all: without its keys a folder's secrets are lost. */
export async function writeKeys(path: string, keys: SealingKeys): Promise<void> {
  const lines = [...keys].map(([number, key]) => `${number} ${encodeBase64(key)}\n`);
  const file = await Deno.open(`${path}/master.key.new`, {
    write: true,
    create: true,
    truncate: true,
    mode: 0o600,
  });
  await file.write(new TextEncoder().encode(lines.join("")));
  await file.sync();
  file.close();
  await Deno.rename(`${path}/master.key.new`, `${path}/master.key`);
}
