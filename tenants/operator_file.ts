import { type Operator, readOperator } from "../core/billing/operator.ts";
import { type DataFolder, DataFolderError } from "./data_folder.ts";

const operatorFileName = "operator.json";

/**
 * The operator of an installation: `operator.json` in its data folder. Without the file shops work,
 * but nobody is told where to pay, and no invoices are made.
 *
 * @throws {DataFolderError} for a file that cannot be used; the message says what would be right
 */
export async function operatorOf(
  { path }: Pick<DataFolder, "path">,
): Promise<Operator | undefined> {
  const file = `${path}/${operatorFileName}`;
  const text = await textOf(file);
  if (text === undefined) return undefined;
  const operator = readOperator(parse(file, text));
  if (operator.ok) return operator.value;
  const { field, expected } = operator.error;
  throw new DataFolderError(`${file}: ${field || "the file"} is wrong, expected ${expected}.`);
}

/** Makes the file of a new data folder, as an operator would write it. */
export async function writeOperatorFile(
  { path }: Pick<DataFolder, "path">,
  document: unknown,
): Promise<void> {
  await Deno.writeTextFile(`${path}/${operatorFileName}`, JSON.stringify(document, null, 2) + "\n");
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await Deno.readTextFile(file);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DataFolderError(`${file} is not JSON: ${(cause as Error).message}`, { cause });
  }
}
