import { decodeBase64, encodeBase64 } from "./encoding.ts";

/**
 * Where everything lies: `kramek.json` says what the folder is, `master.key` opens its secrets,
 * `platform.db` is the platform's database, `shops/<id>/` holds one shop's database and files.
 */
export interface DataFolder {
  path: string;
  sandbox: boolean;
  key: Uint8Array<ArrayBuffer>;
}

interface Label {
  kramek: 1;
  sandbox: boolean;
  createdAt: string;
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
  { sandbox, now }: { sandbox: boolean; now: string },
): Promise<DataFolder> {
  if (await isDataFolder(path)) throw new DataFolderError(`${path} is a data folder already.`);
  await Deno.mkdir(`${path}/shops`, { recursive: true, mode: 0o700 });
  for await (const entry of Deno.readDir(path)) {
    if (entry.name !== "shops") {
      throw new DataFolderError(`${path} is not empty. Name a folder that is empty or new.`);
    }
  }
  const key = crypto.getRandomValues(new Uint8Array(32));
  await Deno.writeTextFile(`${path}/master.key`, encodeBase64(key) + "\n", { mode: 0o600 });
  const label: Label = { kramek: 1, sandbox, createdAt: now };
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
  const key = decodeBase64((await Deno.readTextFile(`${path}/master.key`)).trim());
  if (key.length !== 32) throw new DataFolderError(`${path}/master.key is damaged.`);
  return { path: await Deno.realPath(path), sandbox: label.sandbox, key };
}
