import type {
  ApiAnswer,
  ApiField,
  ApiGroup,
  ApiOperation,
} from "../../views/developers/api_reference.tsx";
import type { apiDocument } from "./api.ts";
import {
  exampleOf,
  propertiesOf,
  resolved,
  type Schema,
  type Schemas,
  typeText,
} from "./reference_schema.ts";

type Document = ReturnType<typeof apiDocument>;

interface Operation {
  tags?: string[];
  summary?: string;
  description?: string;
  security?: unknown[];
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, { description: string; content?: Record<string, Media> }>;
}

interface Media {
  schema?: Schema;
  example?: unknown;
}

/** The reference that people read, made of the document that programs read. */
export function referenceOf(document: Document, publicUrl: string): ApiGroup[] {
  const schemas = (document.components?.schemas ?? {}) as Schemas;
  const groups = new Map<string, ApiOperation[]>();
  const described = { ...document.paths, ...document.webhooks };
  for (const [path, item] of Object.entries(described)) {
    for (const [method, found] of Object.entries(item)) {
      const operation = found as Operation;
      const [tag = ""] = operation.tags ?? [];
      const known = groups.get(tag) ?? [];
      known.push(operationOf({ method, path, operation }, { schemas, publicUrl }));
      groups.set(tag, known);
    }
  }
  return [...groups].map(([name, operations]) => ({ name, operations }));
}

interface Found {
  method: string;
  path: string;
  operation: Operation;
}

interface World {
  schemas: Schemas;
  publicUrl: string;
}

function operationOf(found: Found, world: World): ApiOperation {
  const { method, path, operation } = found;
  const { parameters = [], requestBody, summary = "", description } = operation;
  const types = Object.keys(requestBody?.content ?? {});
  return {
    id: `${method} ${path}`.replace(/\W+/g, "-").replace(/-$/, ""),
    method: method.toUpperCase(),
    path,
    summary,
    description,
    parameters: parameters.map((each) => ({
      name: each.name,
      place: each.in,
      ...fieldOf(each.schema, each.required === true, world),
    })),
    bodyTypes: types,
    body: types.flatMap((type) => fieldsOf(requestBody!.content[type]?.schema, world)),
    answers: answersOf(operation, world),
    // What we send is no request of theirs: its place is not one of ours.
    curl: path.startsWith("/") ? curlOf(found, world) : messageOf(found, world),
  };
}

function messageOf({ operation }: Found, { schemas }: World): string {
  const schema = operation.requestBody?.content["application/json"]?.schema;
  return pretty(exampleOf(schema ?? {}, schemas));
}

/** What an answer carries is told once: created or changed, it is the same document. */
function answersOf({ responses }: Operation, world: World): ApiAnswer[] {
  const all = Object.entries(responses);
  const told = all.find(([status, { content }]) => Number(status) < 400 && content)?.[0];
  return all.map(([status, { description, content }]) => {
    const schema = content?.["application/json"]?.schema;
    const isGood = status === told;
    return {
      status,
      text: description,
      fields: isGood ? fieldsOf(schema, world) : [],
      example: isGood && schema ? pretty(exampleOf(schema, world.schemas)) : undefined,
    };
  });
}

function fieldOf(schema: Schema, isRequired: boolean, { schemas }: World) {
  const found = resolved(schema, schemas);
  return {
    type: typeText(schema, schemas),
    isRequired,
    text: schema.description ?? found.description ?? "",
  };
}

/** An object's properties; of a list in an answer those of its entries, named with it. */
function fieldsOf(schema: Schema | undefined, world: World, before = ""): ApiField[] {
  if (!schema) return [];
  const found = resolved(schema, world.schemas);
  const { required = [] } = found;
  return Object.entries(propertiesOf(found)).flatMap(([name, property]) => {
    const field = { name: before + name, ...fieldOf(property, required.includes(name), world) };
    return [field, ...fieldsBelow(property, field.name, world)];
  });
}

/** Two levels are enough to read; the document has them all. */
function fieldsBelow(property: Schema, name: string, world: World): ApiField[] {
  if (name.includes(".")) return [];
  const found = resolved(property, world.schemas);
  const items = found.items && resolved(found.items, world.schemas);
  return items ? fieldsOf(items, world, `${name}[].`) : fieldsOf(found, world, `${name}.`);
}

const pretty = (value: unknown): string => JSON.stringify(value, null, 2);

function curlOf({ method, path, operation }: Found, { schemas, publicUrl }: World): string {
  const { parameters = [], requestBody, security } = operation;
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const parameter = parameters.find((each) => each.in === "path" && each.name === name);
    return encodeURIComponent(String(exampleOf(parameter?.schema ?? {}, schemas)));
  });
  const json = requestBody?.content["application/json"];
  const lines = [
    `curl ${method === "get" ? "" : `-X ${method.toUpperCase()} `}${publicUrl}${filled}`,
    security ? `-H "Authorization: Bearer kramek_…"` : "",
    ...json
      ? [
        `-H "Content-Type: application/json"`,
        `-d '${pretty(json.example ?? exampleOf(json.schema ?? {}, schemas))}'`,
      ]
      : [],
    requestBody?.content["application/octet-stream"] && !json ? "-T feed.xml" : "",
  ];
  return lines.filter(Boolean).join(" \\\n  ");
}
