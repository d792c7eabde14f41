import { err, ok, type Result } from "../../result.ts";
import { checkMapping, type MappingProblem } from "./check.ts";
import {
  type ConfigurationDocument,
  configurationDocument,
  type CsvConfiguration,
} from "./mapping.ts";
import { csvTargets } from "./targets.ts";

/** Why a file is no configuration that can be used. */
export type DocumentError =
  | { code: "not_json" | "other_json" | "entity_unknown" }
  | { code: "version_unknown"; version: string }
  /** `path` leads to the part that is wrong: `mapping.rules.3.target`. */
  | { code: "part_wrong"; path: string }
  | { code: "mapping_wrong"; problem: MappingProblem };

const kind = "kramek-csv-configuration";

export function documentOf(
  { name, entity, mapping }: Omit<CsvConfiguration, "id">,
): ConfigurationDocument {
  return { kind, version: 1, name, entity, mapping };
}

/** Reads a configuration that somebody exported, here or elsewhere. */
export function readDocument(text: string): Result<ConfigurationDocument, DocumentError> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const { value } = json;
  const head = typeof value === "object" && value !== null ? value as Record<string, unknown> : {};
  if (head.kind !== kind) return err({ code: "other_json" });
  if (head.version !== 1) return err({ code: "version_unknown", version: String(head.version) });
  const isKnown = typeof head.entity === "string" && Object.hasOwn(csvTargets, head.entity);
  if (!isKnown) return err({ code: "entity_unknown" });
  const read = configurationDocument.safeParse(value);
  if (!read.success) {
    return err({ code: "part_wrong", path: read.error.issues[0]!.path.join(".") });
  }
  const [problem] = checkMapping(read.data.entity, read.data.mapping);
  return problem ? err({ code: "mapping_wrong", problem }) : ok(read.data);
}

function parseJson(text: string): Result<unknown, DocumentError> {
  try {
    return ok(JSON.parse(text.replace(/^\ufeff/, "")));
  } catch (error) {
    if (error instanceof SyntaxError) return err({ code: "not_json" });
    throw error;
  }
}
