import { childNamed, childrenNamed, textOf, type XmlElement } from "../../formats/xml/element.ts";
import { ok } from "../../result.ts";
import { type FioRow, fioStatement } from "./fio.ts";
import { type StatementFormat, StatementRefusal } from "./statement.ts";
import { checkTotals } from "./totals.ts";
import { parseDocument, rootName } from "./xml_document.ts";

/** The statement that Fio bank gives as XML. @see R156 */
export const fioXml: StatementFormat = {
  id: "fio_xml",
  name: "Fio XML",
  recognise: (text) => rootName(text) === "ACCOUNTSTATEMENT",
  read(text) {
    const root = parseDocument(text);
    const info = childNamed(root, "INFO");
    if (info === undefined) {
      throw new StatementRefusal("statement_value_missing", { line: root.line, field: "Info" });
    }
    const list = childNamed(root, "TRANSACTIONLIST");
    const rows = list ? childrenNamed(list, "TRANSACTION").map(rowOf) : [];
    const statement = fioStatement((name) => textOf(info, name.toUpperCase()), rows);
    return ok({ statements: [statement], warnings: checkTotals(statement) });
  },
};

const rowOf = (element: XmlElement): FioRow => ({
  line: element.line,
  column: (number) => textOf(element, `COLUMN_${number}`),
});
