import type { ExportFormat, ExportOptions, ExportRecord } from "../../exports/export_format.ts";
import type { Entity } from "../format.ts";
import { ownNamespace } from "./own_fields.ts";
import { categoryOut, customerOut, orderOut } from "./xml_other_out.ts";
import { productOut } from "./xml_product_out.ts";

interface Document {
  root: string;
  version: string;
  write(record: ExportRecord, options: ExportOptions): string;
}

const documents: Record<Entity, Document> = {
  products: { root: "PRODUCTS", version: "2.0", write: productOut },
  categories: { root: "CATEGORIES", version: "1.0", write: categoryOut },
  customers: { root: "CONTACTS", version: "1.0", write: customerOut },
  orders: { root: "ORDERS", version: "1.0", write: orderOut },
};

/** What {@link upgatesXml} reads, written. A second export of the same shop has the same bytes. */
export const upgatesXmlExport: ExportFormat = {
  id: "upgates-xml",
  name: "Upgates XML",
  entities: ["products", "categories", "customers", "orders"],
  extension: "xml",
  contentType: "application/xml; charset=utf-8",
  isWhole: true,
  hasFields: true,
  writer(options) {
    const { root, version, write } = documents[options.entity];
    return {
      begin: () =>
        `<?xml version="1.0" encoding="UTF-8"?>\n` +
        `<${root} version="${version}" xmlns:k="${ownNamespace}">\n`,
      record: (record) => write(record, options),
      end: () => `</${root}>\n`,
    };
  },
};
