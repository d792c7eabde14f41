import { textPath, type Values } from "../../catalogue/values.ts";
import { parseBoolean } from "../booleans.ts";
import type { EntityRecord } from "../format.ts";
import { parseInteger } from "../numbers.ts";
import { ownCopy } from "../own_copy.ts";
import { read, type ReadResult } from "../reading.ts";
import { parseUrl } from "../urls.ts";
import { childNamed, childrenNamed, textOf, type XmlElement } from "../xml/element.ts";
import {
  isEmpty,
  languageOf,
  readOwnField,
  setOnce,
  takeLeaf,
  type UpgatesContext,
} from "./context.ts";
import { ownElement } from "./own_fields.ts";
import { type Leaf, readLeaf } from "./leaves.ts";
import { readImages } from "./lists.ts";
import { readSeo } from "./texts.ts";
import type { ReadPlace } from "./xml_product.ts";

/** Elements with one value. `TYPE` is kept as it is: the list of kinds of pages is Upgates' own. */
const leaves = new Map<string, Leaf>([
  ["ACTIVE_YN", { field: "active", parse: parseBoolean }],
  ["SHOW_IN_MENU_YN", { field: "showInMenu", parse: parseBoolean }],
  ["POSITION", { field: "position", parse: parseInteger }],
  ["TYPE", { field: "type", parse: (text) => read(text) }],
]);

/** Of one language. The page's text is written with a prefix of ours, see `ownNamespace`. */
const textLeaves = new Map<string, [field: string, parse: (text: string) => ReadResult<string>]>([
  ["NAME", ["name", read]],
  ["NAME_H1", ["heading", read]],
  ["LINK_URL", ["linkUrl", parseUrl]],
  ["DESCRIPTION_TEXT", ["description", read]],
]);

const readElsewhere =
  /^(?:CODE|CATEGORY_ID|PARENT_ID|TYPE_OF_ITEMS|MANUFACTURER|LABEL|FILES|CUSTOMER_GROUPS|METAS)$/;

/** Reads one `CATEGORY`; which one is above it is a matter of the whole file. */
export function readCategory(category: XmlElement, place: ReadPlace): EntityRecord {
  const { report, options } = place;
  const values: Values = new Map();
  const context: UpgatesContext = { values, report, options };
  for (const element of category.children) {
    const leaf = leaves.get(element.name);
    if (leaf) readLeaf(context, element, leaf);
    else if (element.name === "DESCRIPTIONS") readDescriptions(context, element);
    else if (element.name === "SEO_OPTIMALIZATION") readSeo(context, element);
    else if (element.name === "IMAGES") readImages(context, element);
    else if (element.name === ownElement) {
      readOwnField(context, element, { entity: "categories" });
    } else if (!readElsewhere.test(element.name)) {
      report.add("tag_unknown", { line: element.line, field: element.tag });
    }
  }
  // An empty place, kind or order of a category means the usual one, never none.
  for (const field of ["type", "position"]) if (values.get(field) === null) values.delete(field);
  const code = textOf(category, "CODE");
  const fileId = textOf(category, "CATEGORY_ID");
  const parent = childNamed(category, "PARENT_ID");
  return {
    ...(code === "" ? {} : { code: ownCopy(code) }),
    ...(fileId === "" ? {} : { fileId: ownCopy(fileId) }),
    ...(parent === undefined ? {} : { parentFileId: ownCopy(parent.text.trim()) }),
    values,
    variants: [],
  };
}

function readDescriptions(context: UpgatesContext, wrapper: XmlElement): void {
  for (const element of childrenNamed(wrapper, "DESCRIPTION")) {
    const language = languageOf(context, element);
    if (language === undefined) continue;
    for (const child of element.children) {
      const known = textLeaves.get(child.name);
      if (known) {
        const [field, parse] = known;
        const value = isEmpty(child) ? null : takeLeaf(context, child, parse);
        if (value !== undefined) setOnce(context, textPath(field, language), value, child);
      } else if (child.name === "ACTIVE_YN") {
        const isVisible = isEmpty(child) ? null : takeLeaf(context, child, parseBoolean);
        if (isVisible !== undefined) {
          setOnce(context, textPath("visible", language), isVisible, child);
        }
      }
    }
  }
}
