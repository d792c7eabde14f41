import type { XsdValidator } from "libxml2-wasm";
import { readHead } from "../../core/formats/decode.ts";
import type { ByteSource, Entity } from "../../core/formats/format.ts";
import type { Validation, XmlFault } from "../../core/feeds/xml_validation.ts";
import { outlineOf } from "../../core/formats/xml/outline.ts";

/** The whole document is held in memory seven times over while it is looked at. */
export const validationSizeMax = 20 * 1024 * 1024;
const faultsMax = 100;

const entityOfRoot: Record<string, Entity> = {
  PRODUCTS: "products",
  CATEGORIES: "categories",
  CONTACTS: "customers",
  ORDERS: "orders",
};

const schemas = new URL("../../static/xsd/", import.meta.url);
const validators = new Map<Entity, XsdValidator>();
let hasCommon = false;

/**
 * Looks through a file by the schema of what its root says it is. The library is loaded when the
 * first file comes: it is large, and few shops ask.
 *
 * @see R40
 */
export async function validateXml(source: ByteSource): Promise<Validation> {
  if (source.size > validationSizeMax) return { kind: "too_large" };
  const { text } = await readHead(source);
  if (/<!DOCTYPE/i.test(text)) return { kind: "doctype" };
  const { root } = outlineOf(text);
  const entity = entityOfRoot[root];
  if (entity === undefined) {
    return root === "" && text.trim() === "" ? { kind: "empty" } : { kind: "unknown", root };
  }
  const { XmlDocument, XmlParseError, XmlValidateError } = await import("libxml2-wasm");
  const validator = await validatorOf(entity);
  const bytes = new Uint8Array(
    await new Blob(await Array.fromAsync(source.chunks(), (chunk) => chunk.slice())).arrayBuffer(),
  );
  let document: InstanceType<typeof XmlDocument> | undefined;
  try {
    document = XmlDocument.fromBuffer(bytes);
    validator.validate(document);
    return { kind: "valid", entity };
  } catch (error) {
    if (error instanceof XmlParseError) {
      const [first] = error.details;
      return {
        kind: "malformed",
        line: first?.line ?? 1,
        message: (first?.message ?? error.message).trim(),
      };
    }
    if (!(error instanceof XmlValidateError)) throw error;
    const faults = error.details.slice(0, faultsMax).map(faultOf);
    return { kind: "invalid", entity, faults, hasMore: error.details.length > faultsMax };
  } finally {
    document?.dispose();
  }
}

async function validatorOf(entity: Entity): Promise<XsdValidator> {
  const known = validators.get(entity);
  if (known) return known;
  const { XmlBufferInputProvider, XmlDocument, xmlRegisterInputProvider, XsdValidator } =
    await import("libxml2-wasm");
  const read = (name: string) => Deno.readFile(new URL(name, schemas));
  if (!hasCommon) {
    const common = "upgates-common.xsd";
    // What a schema includes is looked for here and nowhere else: never on the disk or the network.
    xmlRegisterInputProvider(new XmlBufferInputProvider({ [common]: await read(common) }));
    hasCommon = true;
  }
  const schema = XmlDocument.fromBuffer(await read(`upgates-${entity}.xsd`));
  const validator = XsdValidator.fromDoc(schema);
  validators.set(entity, validator);
  return validator;
}

const kinds: readonly [XmlFault["code"], RegExp][] = [
  ["attribute_missing", /The attribute '([^']+)' is required/],
  ["attribute_unexpected", /The attribute '([^']+)' is not allowed/],
  ["element_unexpected", /This element is not expected|No matching global/],
  ["value_wrong", /The value '([\s\S]*?)' (?:is not|has)|'([\s\S]*?)' is not a valid value/],
];

function faultOf({ message, line }: { message: string; line: number }): XmlFault {
  const [, element = "", attribute] =
    /^Element '([^']+)'(?:, attribute '([^']+)')?/.exec(message) ?? [];
  const fault = { line, element, ...(attribute ? { attribute } : {}), message: message.trim() };
  for (const [code, pattern] of kinds) {
    const match = pattern.exec(message);
    if (!match) continue;
    const [, first, second] = match;
    if (code === "value_wrong") {
      return { ...fault, code, value: (first ?? second ?? "").slice(0, 200) };
    }
    return {
      ...fault,
      code,
      ...(code.startsWith("attribute") && first ? { attribute: first } : {}),
    };
  }
  return { ...fault, code: "other" };
}
