import type { Entity } from "../../../core/formats/format.ts";
import { boundless, type Room } from "../../../core/imports/room.ts";
import type { Language } from "../../../core/language.ts";
import { CategoryRecords } from "./category_records.ts";
import { CustomerRecords } from "./customer_records.ts";
import { OrderRecords } from "./order_records.ts";
import { ProductRecords } from "./product_records.ts";
import type { RecordStore } from "./record_store.ts";

interface StoreOptions {
  /** Of the names by which a file may call things. */
  language?: Language;
  /** Codes of categories by how records of a file refer to them. */
  codeOfFileId?: (fileId: string) => string | undefined;
  /** What may be created, categories of products among it. */
  room?: Room;
}

/** The store of an entity's records, for one run. */
export function recordStore(
  entity: Entity,
  { language = "cs", codeOfFileId = () => undefined, room = boundless() }: StoreOptions = {},
): RecordStore {
  switch (entity) {
    case "products":
      return new ProductRecords(language, room);
    case "categories":
      return new CategoryRecords(codeOfFileId);
    case "customers":
      return new CustomerRecords();
    case "orders":
      return new OrderRecords();
  }
}
