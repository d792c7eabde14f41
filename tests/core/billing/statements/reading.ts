import assert from "node:assert/strict";
import {
  readStatements,
  type StatementFile,
} from "../../../../core/billing/statements/read_statements.ts";
import type { StatementProblem } from "../../../../core/billing/statements/statement.ts";

const bytesOf = (file: string | Uint8Array): Uint8Array =>
  typeof file === "string" ? new TextEncoder().encode(file) : file;

export async function fileOf(file: string | Uint8Array): Promise<StatementFile> {
  const read = await readStatements(bytesOf(file));
  assert.ok(read.ok, read.ok ? "" : JSON.stringify(read.error));
  return read.value;
}

export async function refusalOf(file: string | Uint8Array): Promise<StatementProblem> {
  const read = await readStatements(bytesOf(file));
  assert.ok(!read.ok, "the file was read");
  return read.error;
}
