import type { LineKind } from "../../core/catalogue/order.ts";
import { type Column, Table } from "../components/table.tsx";
import { Money } from "../components/values.tsx";
import { formatNumber, formatPercent } from "../format.ts";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { orderTexts } from "../texts/orders.ts";
import type { ShownOrder } from "./order_page.tsx";

export interface ShownLine {
  kind: LineKind;
  productCode: string | null;
  /** The shop's product of that code, if it still has it. */
  productId: number | null;
  title: string;
  quantity: number;
  unit: string | null;
  unitPriceMinor: number;
  vatRate: number;
  totalMinor: number;
}

/** Lines with their prices, then the recap of VAT and the total. */
export function OrderLines({ page, order }: { page: Page; order: ShownOrder }) {
  const texts = orderTexts[page.language];
  const { currency } = order;
  return (
    <>
      <Table
        page={page}
        caption={texts.lines}
        rows={order.lines.map((line, index) => ({ line, index }))}
        rowKey={({ index }) => `line-${index + 1}`}
        columns={columnsOf(page, order)}
      />
      <dl class="order-sums">
        {order.vat.map(({ rate, netMinor, vatMinor }) => (
          <div>
            <dt>{texts.vatRate(formatPercent(page.language, rate))}</dt>
            <dd>
              <span class="faint">
                <Money page={page} amountMinor={netMinor} currency={currency} /> {texts.base}
              </span>{" "}
              + <Money page={page} amountMinor={vatMinor} currency={currency} />
            </dd>
          </div>
        ))}
        <div class="order-total">
          <dt>{texts.sum}</dt>
          <dd>
            <Money page={page} amountMinor={order.totalMinor} currency={currency} />
          </dd>
        </div>
      </dl>
    </>
  );
}

interface NumberedLine {
  line: ShownLine;
  index: number;
}

function columnsOf(page: Page, { currency }: ShownOrder): Column<NumberedLine>[] {
  const texts = orderTexts[page.language];
  const money = (amountMinor: number) => (
    <Money page={page} amountMinor={amountMinor} currency={currency} />
  );
  return [
    {
      key: "title",
      title: texts.item,
      phone: "title",
      cell: ({ line }) => <LineTitle page={page} line={line} />,
    },
    {
      key: "quantity",
      title: texts.quantity,
      align: "end",
      cell: ({ line }) =>
        `${formatNumber(page.language, line.quantity)}${line.unit ? `\u00a0${line.unit}` : ""}`,
    },
    {
      key: "price",
      title: texts.unitPrice,
      align: "end",
      cell: ({ line }) => money(line.unitPriceMinor),
    },
    {
      key: "vat",
      title: texts.vat,
      align: "end",
      cell: ({ line }) => formatPercent(page.language, line.vatRate),
    },
    {
      key: "total",
      title: texts.lineTotal,
      align: "end",
      phone: "end",
      cell: ({ line }) => money(line.totalMinor),
    },
  ];
}

function LineTitle({ page, line }: { page: Page; line: ShownLine }) {
  const { kind, title, productId, productCode } = line;
  return (
    <span class="order-line">
      {productId === null
        ? <span>{title}</span>
        : <a href={paths.product(page.shop!, String(productId))}>{title}</a>}{" "}
      {productCode && <span class="faint code">{productCode}</span>}
      {kind !== "product" && <span class="faint">{orderTexts[page.language].kinds[kind]}</span>}
    </span>
  );
}
